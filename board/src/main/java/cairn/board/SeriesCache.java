package cairn.board;

import cairn.train.RunFolder;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The curves of the runs that were asked for last, as many as fit into an eighth of the memory or 512 MB.
final class SeriesCache {
    private static final int FLOAT_BYTES = 4;
    private static final long MOST_BYTES = 512L << 20;

    private final long most;
    private final Map<String, Run> runs = new LinkedHashMap<>(16, 0.75f, true); // the one not used for longest first

    SeriesCache() {
        this(Math.min(Runtime.getRuntime().maxMemory() / 8, MOST_BYTES) / FLOAT_BYTES);
    }

    /// @param most floats held in all
    SeriesCache(long most) {
        this.most = most;
    }

    /// The three files of a run that hold curves.
    private static final class Run {
        private final LineSeries epochs;
        private final LineSeries steps;
        private final LineSeries system;
        private volatile long weight;

        Run(RunFiles files) {
            epochs = new LineSeries(files.folder().resolve("metrics.jsonl"), "epoch");
            steps = new LineSeries(files.folder().resolve(RunFolder.STEPS), "step");
            system = new LineSeries(files.folder().resolve(RunFolder.SYSTEM), "time");
        }
    }

    /// Which file of a run.
    enum Kind {
        EPOCHS,
        STEPS,
        SYSTEM
    }

    /// What `work` makes of the newest content of a file. Runs do not wait for each other.
    <T> T with(String id, RunFiles files, Kind kind, Function<Rows, T> work) {
        Run run;
        synchronized (runs) {
            run = runs.computeIfAbsent(id, key -> new Run(files));
        }
        T result;
        synchronized (run) {
            LineSeries series = switch (kind) {
                case EPOCHS -> run.epochs;
                case STEPS -> run.steps;
                case SYSTEM -> run.system;
            };
            Rows rows = series.read();
            run.weight = run.epochs.weight() + run.steps.weight() + run.system.weight();
            result = work.apply(rows);
        }
        forget();
        return result;
    }

    private void forget() {
        synchronized (runs) {
            long all = runs.values().stream().mapToLong(r -> r.weight).sum();
            Iterator<Run> oldest = runs.values().iterator();
            while (all > most && runs.size() > 1) {
                all -= oldest.next().weight;
                oldest.remove();
            }
        }
    }
}
