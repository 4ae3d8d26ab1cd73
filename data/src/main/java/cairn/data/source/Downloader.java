package cairn.data.source;

import cairn.data.DataException;
import cairn.data.source.Transfer.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fetches files so that a file under its real name is always complete and the right one.
///
/// Bytes arrive in `<name>.part`; length and SHA-256 are verified there, the bytes are forced to disk, and only then the file gets its
/// name, in one step. A cut download goes on where it stopped (HTTP `Range` with `If-Range`), in this run or in a later one. A file that
/// is already there is never written to: it is verified and used, or refused with a sentence.
///
/// ```java
/// Path file = new Downloader(DownloadOptions.defaults()).fetch(remoteFile, folder);
/// ```
public final class Downloader {
    /// An address that got this much further may fail again without the failure being counted.
    private static final long WORTHWHILE_BYTES = 1 << 20;

    private final DownloadOptions options;

    /// A downloader with the given settings.
    public Downloader(DownloadOptions options) {
        this.options = options;
    }

    /// The file inside `folder`, downloaded if it is not there.
    ///
    /// @throws DataException if another file lies under that name, or if no address delivers the right bytes; the message lists every
    ///     address and what went wrong there
    public Path fetch(RemoteFile file, Path folder) {
        Path target = folder.resolve(file.name());
        try {
            if (isThere(file, target)) return target;
            Files.createDirectories(folder);
            try (var part = PartFile.open(target)) {
                // NOTE: looked at again because another process may have finished between the first look and the lock.
                if (!isThere(file, target)) fill(part, file);
            }
            return target;
        } catch (IOException e) {
            throw new DataException(target + ": the file cannot be written (" + describe(e) + ").", e);
        }
    }

    private static String describe(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static boolean isThere(RemoteFile file, Path target) throws IOException {
        if (!Files.exists(target)) return false;
        String sha256 = Sha256.of(target);
        if (sha256.equals(file.sha256()) || sha256.equals(file.contentSha256()) || holdsTheSame(file, target))
            return true;
        throw new DataException(
                ("%s: a file of this name is there already, but it is not the one to download (SHA-256 %s, expected %s); "
                                + "it was left as it is. Move it away or choose another folder.")
                        .formatted(target, sha256, file.sha256()));
    }

    private static boolean holdsTheSame(RemoteFile file, Path target) {
        if (file.contentSha256() == null) return false;
        try {
            return Sha256.ofGunzipped(target).equals(file.contentSha256());
        } catch (IOException e) {
            return false; // not gzip, or damaged
        }
    }

    private void fill(PartFile part, RemoteFile file) throws IOException {
        if (part.size() == file.bytes() && part.sha256().equals(file.sha256())) {
            part.complete();
            return;
        }
        var failures = new ArrayList<String>();
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.patience())
                .build()) {
            var transfer = new Transfer(client, options, file, part);
            for (URI address : file.addresses(options.mirrors())) {
                String failure = fill(part, file, transfer, address);
                if (failure == null) return;
                failures.add(address + ": " + failure);
            }
        }
        throw new DataException(summary(file, failures));
    }

    /// Null when the file is complete, else why this address failed.
    private @Nullable String fill(PartFile part, RemoteFile file, Transfer transfer, URI address) throws IOException {
        String why = "";
        int failed = 0;
        while (failed < options.attempts()) {
            if (failed > 0 && !pause(failed)) return "interrupted";
            long before = part.size();
            switch (verified(transfer.from(address), part, file)) {
                case Outcome.Complete complete -> {
                    return null;
                }
                case Outcome.GiveUp gaveUp -> {
                    return gaveUp.why();
                }
                case Outcome.TryAgain again -> why = again.why();
            }
            failed = part.size() - before >= WORTHWHILE_BYTES ? 1 : failed + 1;
        }
        return why + ", " + failed + (failed == 1 ? " attempt" : " attempts");
    }

    private static Outcome verified(Outcome outcome, PartFile part, RemoteFile file) throws IOException {
        if (!(outcome instanceof Outcome.Complete complete)) return outcome;
        String sha256 = part.sha256();
        if (sha256.equals(file.sha256())) {
            part.complete();
            return outcome;
        }
        part.restart(null);
        String why = "the content is not the expected one (SHA-256 %s, expected %s)".formatted(sha256, file.sha256());
        return complete.resumed() ? new Outcome.TryAgain(why) : new Outcome.GiveUp(why);
    }

    private boolean pause(int failed) {
        try {
            Thread.sleep(options.pause().multipliedBy(1L << Math.min(failed - 1, 6)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String summary(RemoteFile file, List<String> failures) {
        return "%s could not be downloaded: %s. Without a network, put the file into a folder and name that folder."
                .formatted(file.name(), String.join("; ", failures));
    }
}
