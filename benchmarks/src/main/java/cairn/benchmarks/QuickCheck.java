package cairn.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What continuous integration runs: Cairn alone. Eager and planned steps must give what PyTorch gave, and planned ones must not allocate.
/// No time is looked at.
final class QuickCheck {
    private static final int STEPS = 10;
    private static final int MILLIS = 300;
    private static final int TRIES = 60;

    private QuickCheck() {}

    /// @throws Disagreement if a result is wrong or a planned step allocates
    static void run(Options options, Path root, Path folder) {
        Map<String, float[]> known = KnownLosses.read(root);
        int checked = 0;
        for (Workload w : Workloads.STEPS) {
            if (!options.names().isEmpty() && !options.names().contains(w.name())) continue;
            float[] losses = known.get(w.name());
            if (losses == null) throw new IllegalStateException("losses.csv has no line for " + w.name() + ".");
            for (Side side : List.of(Side.CAIRN_PLANNED, Side.CAIRN_EAGER)) {
                check(w, new Entrant(side, options.threads()), losses, folder);
            }
            String free = w.isAllocationFree() ? ", and nothing allocated by planned steps" : "";
            System.out.println(w.name() + ": right" + free);
            checked++;
        }
        System.out.println(checked + " passed, 0 failed");
    }

    private static void check(Workload w, Entrant entrant, float[] known, Path folder) {
        Path file = folder.resolve(w.name() + ".safetensors");
        w.given().write(file);
        try (var worker = new WorkerProcess(entrant, folder)) {
            worker.ask("open " + w.name() + " " + file.toAbsolutePath());
            Disagreement.check(w, "PyTorch", known, worker.losses(known.length));
            if (entrant.side() == Side.CAIRN_PLANNED && w.isAllocationFree()) awaitNoAllocation(w, worker);
        }
    }

    /// Vector code allocates until it has been compiled, so the first steps do not count.
    private static void awaitNoAllocation(Workload w, WorkerProcess worker) {
        for (int i = 0; i < TRIES; i++) {
            worker.run(MILLIS);
            if (worker.ask("allocated " + STEPS).equals("0")) return;
        }
        throw Disagreement.allocated(w, worker.ask("allocated " + STEPS), STEPS);
    }
}
