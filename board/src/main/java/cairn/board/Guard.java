package cairn.board;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which requests are answered, and what every answer forbids the browser.
///
/// A page of someone else's can make a browser send requests to this machine, and, by pointing its own name at it, read the answers. Such a
/// request names the other's host. So only addresses written as numbers, `localhost`, and the name the board was started with are
/// answered.
final class Guard {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// For pages that were written by a training: they may show themselves and nothing else.
    static final String SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final String host;

    /// @param host the name the board was started with
    Guard(String host) {
        this.host = host.toLowerCase(Locale.ROOT);
    }

    /// Why a request is refused: status and reason; empty if it is not.
    Optional<Answer> refuse(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD"))
            return Optional.of(Answer.error(405, "The board only shows; it answers GET and HEAD."));
        Headers headers = exchange.getRequestHeaders();
        List<String> names = headers.getOrDefault("Host", List.of());
        if (names.size() != 1 || !isOurs(names.getFirst()))
            return Optional.of(Answer.error(
                    403, "This host name is not the board's. Open it by its address, or start it with --host NAME."));
        if ("cross-site".equals(headers.getFirst("Sec-Fetch-Site")) && !"navigate".equals(mode(headers)))
            return Optional.of(Answer.error(403, "Other sites may not read the board."));
        return Optional.empty();
    }

    private static String mode(Headers headers) {
        String mode = headers.getFirst("Sec-Fetch-Mode");
        return mode == null ? "" : mode;
    }

    private boolean isOurs(String header) {
        String name = header.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return name.equals("localhost")
                || name.equals(host)
                || ADDRESS.matcher(name).matches();
    }

    /// Sets the headers that every answer has.
    static void protect(Headers headers) {
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
