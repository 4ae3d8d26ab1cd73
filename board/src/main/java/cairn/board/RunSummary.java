package cairn.board;

import cairn.io.Json;
import cairn.io.JsonException;
import cairn.train.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the list of runs says of one: enough to find it, sort it and see how far it is. Only the ends of long files are read.
///
/// @param stamp changes whenever a file of the run does
/// @param json what the page gets
record RunSummary(String id, long stamp, Map<String, Object> json) {
    private static final int TAIL = 1 << 16;
    private static final long ALIVE_MILLIS = 30_000;
    private static final List<String> WATCHED = List.of(
            "run.json",
            "result.json",
            "metrics.jsonl",
            RunFolder.STEPS,
            RunFolder.SYSTEM,
            RunFolder.WEIGHTS,
            RunFolder.CONFUSION,
            RunFolder.GRAPH,
            RunFolder.PICTURES,
            "report.html");

    /// The last change and a number that differs after every one.
    record Stamp(long value, long newest) {
        static Stamp of(RunFiles files) {
            long value = 1;
            long newest = 0;
            for (String name : WATCHED) {
                BasicFileAttributes a = files.look(name);
                long time = a == null ? 0 : a.lastModifiedTime().toMillis();
                value = 31 * (31 * value + time) + (a == null ? 0 : a.size());
                newest = Math.max(newest, time);
            }
            return new Stamp(value, newest);
        }

        /// Whether something was written just now.
        boolean isFresh() {
            return System.currentTimeMillis() - newest < ALIVE_MILLIS;
        }

        /// A run that falls silent changes its state, though no file changes.
        long withLife() {
            return 2 * value + (isFresh() ? 1 : 0);
        }
    }

    static RunSummary of(String id, RunFiles files, Stamp stamp) {
        Map<String, @Nullable Object> run = files.json("run.json");
        Map<String, @Nullable Object> result = files.json("result.json");
        Map<String, @Nullable Object> last = lastLine(files);
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", id);
        m.put("state", state(files, stamp));
        m.put("stamp", Long.toHexString(stamp.withLife()));
        copy(run, m, "dataset", "seed", "started", "tags", "options", "cairn");
        copy(result, m, "model", "parameters", "seconds", "best_epoch", "test", "stopped");
        copy(last, m, "epoch", "train_loss", "validation", "lr");
        if (result.get("scores") instanceof Map<?, ?> folds) m.put("folds", folds);
        return new RunSummary(id, stamp.withLife(), m);
    }

    private static String state(RunFiles files, Stamp stamp) {
        BasicFileAttributes result = files.look("result.json");
        BasicFileAttributes metrics = files.look("metrics.jsonl");
        boolean done = result != null
                && (metrics == null || metrics.lastModifiedTime().compareTo(result.lastModifiedTime()) <= 0);
        return done ? "done" : stamp.isFresh() ? "running" : "stopped";
    }

    private static void copy(Map<String, @Nullable Object> from, Map<String, Object> to, String... names) {
        for (String name : names) {
            Object value = from.get(name);
            if (value != null) to.put(name, value);
        }
    }

    /// The last line of `metrics.jsonl` that is whole.
    private static Map<String, @Nullable Object> lastLine(RunFiles files) {
        String tail = new String(files.tail("metrics.jsonl", TAIL), StandardCharsets.UTF_8);
        int end = tail.lastIndexOf('\n');
        while (end > 0) {
            int from = tail.lastIndexOf('\n', end - 1) + 1;
            try {
                return Json.parseObject(tail.substring(from, end));
            } catch (JsonException broken) {
                end = from - 1;
            }
        }
        return Map.of();
    }
}
