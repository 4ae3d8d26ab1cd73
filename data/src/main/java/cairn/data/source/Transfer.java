package cairn.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One attempt to fetch a file (or the rest of it) from one address into a part file.
final class Transfer {
    private static final int MAX_REDIRECTS = 5;
    private static final int CHUNK_BYTES = 1 << 16;

    private final HttpClient client;
    private final DownloadOptions options;
    private final RemoteFile file;
    private final PartFile part;

    /// How an attempt ended.
    sealed interface Outcome {
        /// All bytes are there; `resumed` if they come from more than one attempt.
        record Complete(boolean resumed) implements Outcome {}

        /// It may work another time.
        record TryAgain(String why) implements Outcome {}

        /// This address will not do.
        record GiveUp(String why) implements Outcome {}
    }

    Transfer(HttpClient client, DownloadOptions options, RemoteFile file, PartFile part) {
        this.client = client;
        this.options = options;
        this.file = file;
        this.part = part;
    }

    /// @throws IOException if the part file cannot be written; failures of the network are outcomes
    Outcome from(URI address) throws IOException {
        String tag = part.tag();
        if (part.size() >= file.bytes() || tag == null) part.restart(null);
        long have = part.size();
        URI at = address;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            String refused = refusal(at);
            if (refused != null) return new Outcome.GiveUp(refused);
            Answer answer = ask(request(at, have, tag));
            if (answer.response == null) return new Outcome.TryAgain(answer.failure);
            try (InputStream body = answer.response.body()) {
                URI next = redirect(answer.response);
                if (next == null) return receive(answer.response, body, have);
                at = at.resolve(next);
            }
        }
        return new Outcome.GiveUp("more than " + MAX_REDIRECTS + " redirects");
    }

    private @Nullable String refusal(URI at) {
        String scheme = String.valueOf(at.getScheme());
        if (scheme.equals("https") && at.getHost() != null) return null;
        if (!scheme.equals("http") || at.getHost() == null) return at + " is not an https address";
        return options.plainHttp() || isThisMachine(at.getHost())
                ? null
                : at + " is not encrypted (http), which is not allowed unless asked for";
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static HttpRequest request(URI at, long have, @Nullable String tag) {
        var request = HttpRequest.newBuilder(at).header("User-Agent", "cairn");
        if (have > 0 && tag != null)
            request.header("Range", "bytes=" + have + "-").header("If-Range", tag);
        return request.build();
    }

    private record Answer(@Nullable HttpResponse<InputStream> response, String failure) {}

    private Answer ask(HttpRequest request) {
        var pending = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            return new Answer(pending.get(options.patience().toMillis(), TimeUnit.MILLISECONDS), "");
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Answer(null, "no answer within " + options.patience().toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            return new Answer(null, "no connection (" + reason(e.getCause()) + ")");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer(null, "interrupted");
        }
    }

    private static String reason(@Nullable Throwable e) {
        if (e == null) return "unknown";
        if (e instanceof ConnectException) return "the host does not answer or its name is not known";
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static @Nullable URI redirect(HttpResponse<?> response) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                response.headers().firstValue("Location").map(Transfer::uri).orElse(null);
            default -> null;
        };
    }

    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Outcome receive(HttpResponse<InputStream> response, InputStream body, long have) throws IOException {
        int status = response.statusCode();
        if (status == 200) {
            part.restart(version(response));
            return copy(response, body, 0);
        }
        if (status == 206) {
            if (continues(response, have)) return copy(response, body, have);
            part.restart(null);
            return new Outcome.TryAgain("the server continued at another place than asked");
        }
        if (status == 416) {
            part.restart(null);
            return new Outcome.TryAgain("the server has no such range");
        }
        String why = "the server answered " + status;
        return status == 408 || status == 429 || status >= 500 ? new Outcome.TryAgain(why) : new Outcome.GiveUp(why);
    }

    /// A weak entity tag does not promise equal bytes, so it cannot be continued from.
    private static @Nullable String version(HttpResponse<?> response) {
        String etag = response.headers().firstValue("ETag").orElse("");
        if (etag.startsWith("\"")) return etag;
        return response.headers().firstValue("Last-Modified").orElse(null);
    }

    private boolean continues(HttpResponse<?> response, long have) {
        String range = response.headers().firstValue("Content-Range").orElse("");
        return range.equals("bytes " + have + "-" + (file.bytes() - 1) + "/" + file.bytes())
                || range.equals("bytes " + have + "-" + (file.bytes() - 1) + "/*");
    }

    private Outcome copy(HttpResponse<?> response, InputStream body, long from) throws IOException {
        long announced = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (announced >= 0 && from + announced != file.bytes()) {
            part.restart(null);
            return new Outcome.GiveUp(
                    "the file has %d bytes there, expected %d".formatted(from + announced, file.bytes()));
        }
        String cut = pour(body, from);
        long have = part.size();
        if (have > file.bytes()) {
            part.restart(null);
            return new Outcome.GiveUp("the file is longer there than the expected " + file.bytes() + " bytes");
        }
        if (have < file.bytes()) {
            return new Outcome.TryAgain(
                    "the connection ended after %d of %d bytes (%s)".formatted(have, file.bytes(), cut));
        }
        return new Outcome.Complete(from > 0);
    }

    /// Copies until the end, one byte more than expected at most; says why it stopped.
    private String pour(InputStream body, long from) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long have = from;
        try (var guard = new StallGuard(body, options.patience())) {
            while (have <= file.bytes()) {
                int n;
                try {
                    n = body.read(chunk, 0, (int) Math.min(chunk.length, file.bytes() + 1 - have));
                } catch (IOException e) {
                    return guard.stalled() ? "the server fell silent" : reason(e);
                }
                if (n < 0) return guard.stalled() ? "the server fell silent" : "no more data";
                part.append(chunk, n);
                have += n;
                guard.moved();
                options.progress().at(file, Math.min(have, file.bytes()));
            }
        }
        return "too much data";
    }
}
