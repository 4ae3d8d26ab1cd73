package cairn.board;

import cairn.train.RunFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the page asks for, as JSON and files.
final class Pages {
    private static final int POINTS = 600;
    private static final int MOST_POINTS = 4000;
    private static final Answer NO_RUN = Answer.error(404, "There is no run of this name.");
    private static final Answer NO_FILE = Answer.error(404, "The run has no such file.");

    private final RunIndex index;
    private final SeriesCache cache;

    Pages(RunIndex index, SeriesCache cache) {
        this.index = index;
        this.cache = cache;
    }

    /// The answer to a request that is not for a file of the page itself; empty if there is nothing under `path`.
    Optional<Answer> at(String path, Query query) {
        return switch (path) {
            case "/api/runs" -> Optional.of(runs());
            case "/api/curves" -> Optional.of(curves(query));
            case "/api/run" -> ofRun(query, this::run);
            case "/api/weights" -> ofRun(query, files -> lines(files, RunFolder.WEIGHTS));
            case "/api/confusion" -> ofRun(query, files -> lines(files, RunFolder.CONFUSION));
            case "/picture" -> ofRun(query, files -> picture(files, query));
            case "/report" -> ofRun(query, Pages::report);
            default -> Optional.empty();
        };
    }

    private interface OfRun {
        Answer of(RunFiles files);
    }

    private Optional<Answer> ofRun(Query query, OfRun page) {
        return Optional.of(index.run(query.first("run", "")).map(page::of).orElse(NO_RUN));
    }

    private Answer runs() {
        index.look();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put(
                "root",
                index.root().getFileName() == null
                        ? "/"
                        : index.root().getFileName().toString());
        m.put("runs", index.runs().stream().map(RunSummary::json).toList());
        return Answer.json(m);
    }

    private Answer run(RunFiles files) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("run", files.json("run.json"));
        m.put("result", files.json("result.json"));
        m.put("graph", files.json(RunFolder.GRAPH));
        m.put("pictures", files.json(RunFolder.PICTURES));
        m.put("report", files.has("report.html"));
        m.put("weights", files.has(RunFolder.WEIGHTS));
        m.put("confusion", files.has(RunFolder.CONFUSION));
        m.put("system", files.has(RunFolder.SYSTEM));
        return Answer.json(m);
    }

    /// The whole lines of a file as a list. A line of an epoch that was there before, because the training was taken up again, takes the
    /// place of that one and of all after it.
    private Answer lines(RunFiles files, String name) {
        String text = new String(files.whole(name).orElse(new byte[0]), StandardCharsets.UTF_8);
        List<Object> lines = new ArrayList<>();
        for (int from = 0, end; (end = text.indexOf('\n', from)) >= 0; from = end + 1)
            WholeLine.parsed(text.substring(from, end)).ifPresent(line -> {
                while (!lines.isEmpty() && epoch(line) <= epoch(lines.getLast())) lines.removeLast();
                lines.add(line);
            });
        return Answer.json(lines);
    }

    /// The epoch of a line; infinite if it is about the end.
    private static double epoch(Object line) {
        return line instanceof Map<?, ?> m && m.get("epoch") instanceof Number n
                ? n.doubleValue()
                : Double.POSITIVE_INFINITY;
    }

    private static Answer picture(RunFiles files, Query query) {
        return files.picture(query.first("file", ""))
                .map(bytes -> Answer.of("image/png", bytes))
                .orElse(NO_FILE);
    }

    private static Answer report(RunFiles files) {
        return files.whole("report.html")
                .map(bytes -> new Answer(200, "text/html; charset=utf-8", bytes, Guard.SANDBOX))
                .orElse(NO_FILE);
    }

    // ---- curves

    /// `{"digits-1": {"names": […], "curves": {"train_loss": {"x": […], "y": […]}, …}}, …}`
    private Answer curves(Query query) {
        int points = Math.clamp(query.integer("points", POINTS), 4, MOST_POINTS);
        String over = query.first("over", "epoch");
        SeriesCache.Kind kind = switch (query.first("of", "epochs")) {
            case "steps" -> SeriesCache.Kind.STEPS;
            case "system" -> SeriesCache.Kind.SYSTEM;
            default -> SeriesCache.Kind.EPOCHS;
        };
        CurveText text = new CurveText();
        for (String id : query.all("run")) {
            Optional<RunFiles> files = index.run(id);
            if (files.isEmpty()) continue;
            cache.with(id, files.get(), kind, rows -> {
                text.run(id, rows, over, query.all("name"), points);
                return id;
            });
        }
        return Answer.jsonText(text.end());
    }
}
