package cairn.train;

import cairn.metrics.ConfusionMatrix;
import cairn.nn.Layer;
import cairn.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A listener that leaves in a run's folder what the board shows besides the scores of every epoch.
///
/// | file | a line |
/// |---|---|
/// | `steps.jsonl` | for every batch: loss, learning rate, samples per second; for a longer training every second, fourth, … |
/// | `weights.jsonl` | for at most 50 epochs: a [Histogram] of every parameter |
/// | `confusion.jsonl` | for at most 50 epochs: the confusion matrix of the validation part; then that of the test part |
/// | `system.jsonl` | every two seconds, later seldomer: load of processor and memory |
///
/// The files only grow. A training that goes on from a checkpoint repeats steps: a reader drops the lines from a step on when that step
/// comes again. All are small: a long training doubles the distance between lines. Nothing is computed while a batch is, and the disk is
/// touched twice a second at most. The load is asked for beside the training, since the system takes its time to tell.
public final class RunLog implements Consumer<TrainingEvent> {
    private static final long FLUSH_NANOS = 500_000_000L;
    private static final long SYSTEM_NANOS = 2_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_EPOCHS = 50;
    private static final int MOST_PARAMETERS = 64;
    private static final int MOST_CLASSES = 100;
    private static final int SAMPLES_PER_STRIDE = 1000;

    private final Layer model;
    private final StepMeans means = new StepMeans();
    private final LineFile steps;
    private final LineFile system;
    private final LineFile weights;
    private final LineFile confusion;
    private @Nullable Thread sampling;
    private int epochs = 1;
    private long flushed = System.nanoTime();
    private long sampled = flushed;
    private long sampleNanos = SYSTEM_NANOS;
    private int samples;

    /// Writes into the folder of `run`.
    public RunLog(RunFolder run, Layer model) {
        this.model = model;
        this.steps = new LineFile(run.path().resolve(RunFolder.STEPS));
        this.system = new LineFile(run.path().resolve(RunFolder.SYSTEM));
        this.weights = new LineFile(run.path().resolve(RunFolder.WEIGHTS));
        this.confusion = new LineFile(run.path().resolve(RunFolder.CONFUSION));
    }

    @Override
    public void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started s -> {
                epochs = s.epochs();
                means.pause();
            }
            case TrainingEvent.BatchDone b -> batch(b);
            case TrainingEvent.Evaluated e -> evaluated(e);
            case TrainingEvent.EpochDone e -> epoch(e.result());
            case TrainingEvent.Finished f -> end();
            case TrainingEvent.CheckpointSaved c -> {}
        }
    }

    private void batch(TrainingEvent.BatchDone b) {
        means.add(b).ifPresent(this::step);
        long now = System.nanoTime();
        if (now - sampled >= sampleNanos) sample(b.step(), now);
        if (now - flushed >= FLUSH_NANOS) flush();
    }

    private void step(StepMeans.Mean mean) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", mean.step());
        line.put("epoch", mean.epoch());
        line.put("loss", (float) mean.loss());
        line.put("lr", (float) mean.lr());
        line.put("samples_per_second", (float) Math.rint(mean.samplesPerSecond()));
        steps.add(line);
    }

    private void sample(long step, long now) {
        sampled = now;
        if (++samples % SAMPLES_PER_STRIDE == 0) sampleNanos *= 2;
        sampling = Thread.startVirtualThread(() -> sample(step));
    }

    private void sample(long step) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("step", step);
        line.put("time", System.currentTimeMillis());
        line.putAll(SystemLoad.sample());
        system.add(line);
    }

    /// Waits for what is being asked for, so that a short training has its line, too.
    private void end() {
        Thread last = sampling;
        try {
            if (last != null) last.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        flush();
    }

    private void evaluated(TrainingEvent.Evaluated e) {
        if (isShown(e.epoch()))
            e.evaluation().confusion().ifPresent(m -> confusion(Map.of("epoch", e.epoch()), "validation", m));
    }

    /// Adds the confusion matrix of the test part, once the training is over.
    public void tested(Evaluation evaluation) {
        evaluation.confusion().ifPresent(m -> confusion(Map.of(), "test", m));
        flush();
    }

    private void confusion(Map<String, Object> when, String part, ConfusionMatrix m) {
        if (m.classes() > MOST_CLASSES) return;
        List<List<Long>> counts = new ArrayList<>();
        for (int t = 0; t < m.classes(); t++) {
            List<Long> row = new ArrayList<>();
            for (int p = 0; p < m.classes(); p++) row.add(m.count(t, p));
            counts.add(row);
        }
        Map<String, Object> line = new LinkedHashMap<>(when);
        line.put("part", part);
        line.put("classes", m.classNames());
        line.put("counts", counts);
        confusion.add(line);
    }

    private void epoch(EpochResult r) {
        if (isShown(r.epoch())) weights(r);
        if (r.epoch() == 1 && samples == 0) sample(r.steps(), System.nanoTime()); // also of short trainings
        flush();
        means.pause();
    }

    /// The first epoch, the last, and evenly many between.
    private boolean isShown(int epoch) {
        return epoch == 1 || epoch == epochs || epoch % Math.ceilDiv(epochs, MOST_EPOCHS) == 0;
    }

    private void weights(EpochResult r) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> p : model.namedParameters().entrySet()) {
            if (parameters.size() == MOST_PARAMETERS) break;
            parameters.put(p.getKey(), Histogram.of(p.getValue().detach()).toMap());
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("epoch", r.epoch());
        line.put("step", r.steps());
        line.put("parameters", parameters);
        weights.add(line);
    }

    private void flush() {
        flushed = System.nanoTime();
        steps.flush();
        system.flush();
        weights.flush();
        confusion.flush();
    }
}
