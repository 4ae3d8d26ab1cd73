package cairn.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Processes that do the same work in turns: first it is seen whether they agree, then how long they take.
final class Contest implements AutoCloseable {
    private static final int ROUNDS = 5;
    private static final int FEW_ROUNDS = 3;
    private static final int LEAST_WARMUPS = 2;
    private static final int MOST_WARMUPS = 8;
    private static final int LEAST_MILLIS = 250; // of a warm-up
    private static final double STEADY = 0.05; // how much faster a warm side may still become
    private static final int PAUSE_MILLIS = 250; // until the threads of the side before have stopped spinning

    private final Path folder;
    private final List<WorkerProcess> workers;

    /// Starts a process for each of `entrants`; the first is what others are compared with.
    Contest(List<Entrant> entrants, Path folder) {
        this.folder = folder;
        workers = entrants.stream().map(e -> new WorkerProcess(e, folder)).toList();
    }

    /// A contest of sides that have as many threads each.
    static Contest of(List<Side> sides, int threads, Path folder) {
        return new Contest(sides.stream().map(s -> new Entrant(s, threads)).toList(), folder);
    }

    /// Compares the results of `workload`, and measures each side for about `seconds`.
    ///
    /// @throws Disagreement if a side computes something else
    Outcome measure(Workload workload, double seconds) {
        return measure(workload, seconds, ROUNDS);
    }

    /// As [#measure], in fewer rounds, for one of many small pieces of work.
    Outcome glance(Workload workload, double seconds) {
        return measure(workload, seconds, FEW_ROUNDS);
    }

    private Outcome measure(Workload workload, double seconds, int rounds) {
        System.err.println("measuring " + workload.name() + ": " + workload.about());
        Path file = folder.resolve(workload.name() + ".safetensors");
        workload.given().write(file);
        for (var worker : workers) worker.send("open " + workload.name() + " " + file.toAbsolutePath());
        for (var worker : workers) worker.receive();
        float[] losses = compare(workload);
        List<Samples> times = time(seconds, rounds);
        List<Outcome.Result> results = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) results.add(result(workers.get(i), times.get(i)));
        return new Outcome(workload, results, losses, about(Side.CAIRN_PLANNED), about(Side.CAIRN_EAGER));
    }

    /// The results of the last side but Cairn's own that was compared in all steps: what Cairn's are held against without the others.
    private float[] compare(Workload workload) {
        float[] ours = workers.getFirst()
                .losses(workload.comparedSteps(workers.getFirst().entrant().side()));
        float[] reference = ours;
        for (var worker : workers.subList(1, workers.size())) {
            Side side = worker.entrant().side();
            float[] theirs = worker.losses(workload.comparedSteps(side));
            Disagreement.check(workload, side.title(), theirs, ours);
            if (side == Side.PYTORCH) reference = theirs;
        }
        return reference;
    }

    private List<Samples> time(double seconds, int rounds) {
        List<Samples> times = new ArrayList<>();
        for (var worker : workers) {
            warmUp(worker, (long) Math.max(seconds * 1000 / 2, LEAST_MILLIS));
            times.add(new Samples());
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < workers.size(); i++) {
                pause();
                times.get(i).add(workers.get(i).run((long) (seconds * 1000 / rounds)));
            }
        }
        return times;
    }

    /// Until a side gets no faster.
    private static void warmUp(WorkerProcess worker, long millis) {
        double before = Samples.median(worker.run(millis));
        for (int i = 1; i < MOST_WARMUPS; i++) {
            double now = Samples.median(worker.run(millis));
            if (i + 1 >= LEAST_WARMUPS && now > (1 - STEADY) * before) return;
            before = now;
        }
    }

    private static Outcome.Result result(WorkerProcess worker, Samples times) {
        return new Outcome.Result(worker.entrant(), times, Long.parseLong(worker.ask("memory")));
    }

    /// What a process of Cairn knows about its steps.
    private Outcome.Facts about(Side side) {
        return workers.stream()
                .filter(w -> w.entrant().side() == side)
                .findFirst()
                .map(Outcome.Facts::ask)
                .orElse(Outcome.Facts.NONE);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
    }
}
