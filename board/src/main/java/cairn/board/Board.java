package cairn.board;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web server that shows the runs in a folder. It reads, and never writes; it serves its own page and files of runs it has found, and
/// nothing else.
public final class Board implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final News news = new News();
    private final Assets assets = new Assets();
    private final Watcher watcher;
    private final Pages pages;
    private final Guard guard;
    private final BoardAddress address;

    private Board(Path root, BoardAddress address) throws IOException {
        RunIndex index = new RunIndex(root.toRealPath());
        this.address = address;
        this.guard = new Guard(address.host());
        this.pages = new Pages(index, new SeriesCache());
        this.watcher = new Watcher(index, news);
        this.server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        index.look();
    }

    /// Starts a board.
    ///
    /// @param root the folder with the runs, at any depth to five
    /// @throws IllegalArgumentException if there is no such folder
    /// @throws UncheckedIOException if the address cannot be listened at
    public static Board start(Path root, BoardAddress address) {
        if (!Files.isDirectory(root))
            throw new IllegalArgumentException(
                    root + " is not a folder; \"cairn train\" makes runs/ with a run in it.");
        try {
            Board board = new Board(root, address);
            board.server.start();
            board.watcher.start();
            return board;
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "Port %d of %s is taken; choose another with --port, or 0 for one that is free."
                            .formatted(address.port(), address.host()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The board could not be started: " + e.getMessage(), e);
        }
    }

    /// The port it listens at.
    public int port() {
        return server.getAddress().getPort();
    }

    /// What to open in a browser.
    public String url() {
        boolean all = server.getAddress().getAddress().isAnyLocalAddress();
        String host = all ? "localhost" : address.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Guard.protect(exchange.getResponseHeaders());
            Optional<Answer> refused = guard.refuse(exchange);
            if (refused.isPresent()) send(exchange, refused.get());
            else if (exchange.getRequestURI().getPath().equals("/api/news")) follow(exchange);
            else send(exchange, answer(exchange));
        }
    }

    private void follow(HttpExchange exchange) throws IOException {
        if (news.isFull()) {
            send(exchange, Answer.error(503, "Too many pages are open."));
            return;
        }
        try {
            news.follow(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the board is closed
        }
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        try {
            return assets.at(path)
                    .or(() -> pages.at(path, Query.of(exchange.getRequestURI().getRawQuery())))
                    .orElseGet(() -> Answer.error(404, "There is nothing here."));
        } catch (IllegalArgumentException e) {
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.policy() != null) exchange.getResponseHeaders().set("Content-Security-Policy", answer.policy());
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(
                answer.status(), head || answer.content().length == 0 ? -1 : answer.content().length);
        if (!head) exchange.getResponseBody().write(answer.content());
    }

    /// Ends it; open pages come back when it is started again.
    @Override
    public void close() {
        watcher.stop();
        news.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
