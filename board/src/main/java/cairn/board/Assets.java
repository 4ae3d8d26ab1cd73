package cairn.board;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The files of the page itself, from the class path: a fixed list, so that no request names a resource.
final class Assets {
    private static final String CHART = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final Map<String, String> RESOURCES = Map.ofEntries(
            Map.entry("/", "index.html"),
            Map.entry("/board.css", "board.css"),
            Map.entry("/icon.svg", "icon.svg"),
            Map.entry("/board.js", "board.js"),
            Map.entry("/dom.js", "dom.js"),
            Map.entry("/runs.js", "runs.js"),
            Map.entry("/curves.js", "curves.js"),
            Map.entry("/table.js", "table.js"),
            Map.entry("/compare.js", "compare.js"),
            Map.entry("/detail.js", "detail.js"),
            Map.entry("/drawings.js", "drawings.js"),
            Map.entry("/chart.js", CHART));
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    Optional<Answer> at(String path) {
        String resource = RESOURCES.get(path);
        if (resource == null) return Optional.empty();
        String ending = resource.substring(resource.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.of(
                Answer.of(TYPES.getOrDefault(ending, "text/plain"), read.computeIfAbsent(resource, Assets::bytes)));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = open(resource)) {
            if (in == null)
                throw new IllegalStateException("The board's file " + resource
                        + " is missing; cairn-board needs org.webjars.npm:chart.js on the class path.");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The board's file " + resource + " could not be read.", e);
        }
    }

    /// NOTE: a web jar is another module; its files are found through the class loader, without the leading slash.
    private static @Nullable InputStream open(String resource) {
        return resource.startsWith("/")
                ? Assets.class.getClassLoader().getResourceAsStream(resource.substring(1))
                : Assets.class.getResourceAsStream(resource);
    }
}
