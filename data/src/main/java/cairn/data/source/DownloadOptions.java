package cairn.data.source;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How files are downloaded.
///
/// @param mirrors base addresses tried before the published ones: a mirror holds `<base>/<dataset>/<file>`
/// @param plainHttp whether unencrypted `http` addresses are allowed; `https` always is, and so is `http` on this machine itself
/// @param attempts how often one address is tried in a row without getting further, at least 1
/// @param pause the wait before the second attempt; it doubles with every further one
/// @param patience how long a server may stay silent before the attempt counts as failed
/// @param progress is told how far each file is
public record DownloadOptions(
        List<URI> mirrors, boolean plainHttp, int attempts, Duration pause, Duration patience, Progress progress) {
    /// The environment variable that lists mirrors, separated by spaces.
    public static final String MIRRORS_VARIABLE = "CAIRN_MIRRORS";

    private static final DownloadOptions DEFAULTS = new DownloadOptions(
            List.of(), false, 4, Duration.ofSeconds(1), Duration.ofSeconds(30), (file, bytes) -> {});

    /// Copies the list and checks the number of attempts.
    public DownloadOptions {
        mirrors = List.copyOf(mirrors);
        if (attempts < 1)
            throw new IllegalArgumentException("download: attempts must be at least 1, got " + attempts + ".");
    }

    /// Listens to a download.
    @FunctionalInterface
    public interface Progress {
        /// `bytes` of `file.bytes()` are on disk. Called several times a second from the downloading thread.
        void at(RemoteFile file, long bytes);
    }

    /// Four attempts, one second apart and doubling, 30 seconds of patience, `https` only, and the mirrors that the environment
    /// variable `CAIRN_MIRRORS` names.
    public static DownloadOptions defaults() {
        String listed = System.getenv(MIRRORS_VARIABLE);
        if (listed == null || listed.isBlank()) return DEFAULTS;
        return DEFAULTS.mirrors(
                Arrays.stream(listed.strip().split("\\s+")).map(URI::create).toList());
    }

    /// With exactly these mirrors.
    public DownloadOptions mirrors(List<URI> mirrors) {
        return new DownloadOptions(mirrors, plainHttp, attempts, pause, patience, progress);
    }

    /// With one more mirror, tried after those already there.
    public DownloadOptions mirror(URI mirror) {
        var all = new ArrayList<>(mirrors);
        all.add(mirror);
        return mirrors(all);
    }

    /// With unencrypted `http` addresses allowed or not.
    public DownloadOptions plainHttp(boolean allowed) {
        return new DownloadOptions(mirrors, allowed, attempts, pause, patience, progress);
    }

    /// With another number of attempts and another first pause.
    public DownloadOptions attempts(int attempts, Duration pause) {
        return new DownloadOptions(mirrors, plainHttp, attempts, pause, patience, progress);
    }

    /// With another patience.
    public DownloadOptions patience(Duration patience) {
        return new DownloadOptions(mirrors, plainHttp, attempts, pause, patience, progress);
    }

    /// With a listener.
    public DownloadOptions progress(Progress progress) {
        return new DownloadOptions(mirrors, plainHttp, attempts, pause, patience, progress);
    }
}
