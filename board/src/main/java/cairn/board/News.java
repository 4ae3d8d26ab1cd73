package cairn.board;

import cairn.io.Json;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Tells every open page what has changed, as server-sent events.
///
/// A page that does not keep up is cut off: its browser comes back by itself and asks for everything anew, so nothing is lost.
final class News {
    private static final int MOST_READERS = 100;
    private static final int MOST_WAITING = 64;
    private static final int HEARTBEAT_SECONDS = 10;
    private static final String END = "";

    private final Set<BlockingQueue<String>> readers = ConcurrentHashMap.newKeySet();

    boolean hasReaders() {
        return !readers.isEmpty();
    }

    boolean isFull() {
        return readers.size() >= MOST_READERS;
    }

    void tell(RunIndex.Change change) {
        List<Map<String, Object>> changed =
                change.changed().stream().map(RunSummary::json).toList();
        String event = "event: runs\ndata: " + Json.write(Map.of("changed", changed, "gone", change.gone())) + "\n\n";
        for (BlockingQueue<String> reader : readers) if (!reader.offer(event)) cutOff(reader);
    }

    private void cutOff(BlockingQueue<String> reader) {
        readers.remove(reader);
        reader.clear();
        reader.add(END);
    }

    /// Lets every page come back later.
    void close() {
        readers.forEach(this::cutOff);
    }

    /// Stays until the page is closed.
    void follow(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        BlockingQueue<String> mine = new ArrayBlockingQueue<>(MOST_WAITING);
        readers.add(mine);
        try (OutputStream out = exchange.getResponseBody()) {
            send(out, "retry: 1000\nevent: hello\ndata: {}\n\n");
            while (true) {
                String event = mine.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                if (END.equals(event)) return;
                send(out, event == null ? ": still here\n\n" : event);
            }
        } finally {
            readers.remove(mine);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
