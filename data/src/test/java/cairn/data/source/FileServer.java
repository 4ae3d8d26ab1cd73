package cairn.data.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;

/// An HTTP server on this machine that publishes one file and misbehaves as told. Each request takes the next behaviour; the last one
/// stays.
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    private final byte[] content;
    private final Deque<Behaviour> behaviours;
    private final List<String> requests = new ArrayList<>();

    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, byte[] content) throws IOException;
    }

    FileServer(byte[] content, Behaviour... behaviours) throws IOException {
        this.content = content;
        this.behaviours = new ArrayDeque<>(List.of(behaviours));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
        Behaviour next = behaviours.size() > 1 ? behaviours.pop() : behaviours.peek();
        try (exchange) {
            next.answer(exchange, content);
        }
    }

    URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /// The file, or the rest of it where a range is asked for and the version is still `"v1"`.
    static void wellBehaved(HttpExchange exchange, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-Range"));
        if (range == null || !same) {
            send(exchange, 200, content);
            return;
        }
        int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        send(exchange, 206, Arrays.copyOfRange(content, from, content.length));
    }

    /// Announces everything, sends the first `bytes` (of what is asked for), then cuts the connection.
    static Behaviour cutAfter(int bytes) {
        return (exchange, content) -> {
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            exchange.getResponseBody().write(content, from, Math.min(bytes, content.length - from));
            exchange.getResponseBody().flush();
        };
    }

    static Behaviour sends(byte[] other) {
        return (exchange, content) -> send(exchange, 200, other);
    }

    /// Sends without announcing a length.
    static Behaviour sendsChunked(byte[] other) {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(other);
        };
    }

    static Behaviour status(int status) {
        return (exchange, content) -> exchange.sendResponseHeaders(status, -1);
    }

    static Behaviour redirect(int status, String to) {
        return (exchange, content) -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
