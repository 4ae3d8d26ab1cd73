package cairn.train;

import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.metrics.RunningMean;
import cairn.nn.Layer;
import cairn.optim.Optimizer;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One run of [Trainer#fit]: everything that changes while it goes on, and the decisions that follow from it.
final class Session {
    private static final double NANOS = 1e9;
    private static final int TRIAL_BATCHES = 3;

    private final Layer model;
    private final Optimizer<?> optimizer;
    private final TrainOptions options;
    private final Optional<Scheduling> scheduling;
    private final EarlyStopping rule;
    private final int epochs;
    private final Rng rng;
    private final @Nullable WeightAverage average;
    private final Map<String, Tensor> bestWeights = new LinkedHashMap<>();
    private final long started = System.nanoTime();
    private Progress progress = new Progress();
    private @Nullable Evaluation evaluation; // of the current epoch
    private @Nullable StopReason reason;
    private int batchesPerEpoch;
    private long epochStarted;
    private double evaluationSeconds;
    private double lastLoss; // of the newest batch
    private int lastSamples;

    Session(Layer model, Optimizer<?> optimizer, TrainOptions options, Optional<Scheduling> scheduling, int epochs) {
        this.model = model;
        this.optimizer = optimizer;
        this.options = options;
        this.scheduling = scheduling;
        this.rule = options.earlyStopping().orElse(EarlyStopping.patience(Integer.MAX_VALUE));
        this.epochs = options.trial() == TrainOptions.Trial.FAST_DEV_RUN ? 1 : epochs;
        this.rng = Rng.of(options.seed());
        this.average = options.emaDecay() > 0 ? new WeightAverage(model, options.emaDecay()) : null;
    }

    Rng rng() {
        return rng;
    }

    int epoch() {
        return progress.epoch;
    }

    long steps() {
        return progress.steps;
    }

    /// The loader over what this training sees of `train`.
    DataLoader loader(Dataset train) {
        Dataset seen = switch (options.trial()) {
            case NONE -> train;
            case FAST_DEV_RUN -> train.take(TRIAL_BATCHES * options.batchSize());
            case OVERFIT_ONE_BATCH -> train.take(options.batchSize());
        };
        boolean dropLast = options.dropLast() && options.trial() == TrainOptions.Trial.NONE;
        DataLoader loader = new DataLoader(
                seen,
                DataLoader.batches(options.batchSize())
                        .sampler(options.sampler(), options.seed())
                        .dropLast(dropLast));
        batchesPerEpoch = loader.batchesPerEpoch();
        return loader;
    }

    TrainingEvent started(DataLoader loader) {
        int first = progress.inEpoch ? progress.epoch : progress.epoch + 1;
        return new TrainingEvent.Started(
                epochs, first, batchesPerEpoch, loader.dataset().size());
    }

    // ---- the course of an epoch

    void beginEpoch(DataLoader loader) {
        epochStarted = System.nanoTime();
        evaluationSeconds = 0;
        evaluation = null;
        if (progress.inEpoch) return; // resumed in the middle; the loader stands there already
        progress.inEpoch = true;
        progress.batch = 0;
        progress.epoch++;
        progress.epochLoss = new RunningMean();
        loader.restore(new DataLoader.Position(progress.epoch - 1, 0));
    }

    void sawBatch(double loss, int samples) {
        progress.epochLoss.add(loss, samples);
        progress.batch++;
        progress.pending++;
        lastLoss = loss;
        lastSamples = samples;
    }

    /// Whether gradients of earlier batches wait for those of the next one.
    boolean isGathering() {
        return progress.pending > 0;
    }

    /// Whether enough gradients come together with those of the next batch, or no more will come in this epoch.
    boolean stepsWithNext() {
        return progress.pending + 1 >= options.accumulate() || progress.batch + 1 == batchesPerEpoch;
    }

    void stepped() {
        progress.pending = 0;
        progress.steps++;
        if (average != null) average.update();
        scheduling
                .filter(s -> s.unit() == Scheduling.Unit.STEP)
                .ifPresent(s -> s.schedule().step());
    }

    List<TrainingEvent> endBatch(DataLoader loader) {
        List<TrainingEvent> events = new ArrayList<>();
        events.add(new TrainingEvent.BatchDone(
                progress.epoch,
                progress.batch,
                progress.steps,
                lastLoss,
                progress.epochLoss.mean(),
                optimizer.lr(),
                lastSamples));
        if (progress.pending > 0) return events;
        int every = options.checkpoints().map(Checkpoints::everySteps).orElse(0);
        if (every > 0 && progress.steps % every == 0) save(loader).ifPresent(events::add);
        return events;
    }

    /// Saves an epoch that ends before its last batch, so that it can be taken up again there.
    Optional<TrainingEvent> cutShort(DataLoader loader) {
        return progress.batch < batchesPerEpoch ? save(loader) : Optional.empty();
    }

    boolean suspended() {
        return progress.inEpoch && reason == StopReason.INTERRUPTED && progress.batch < batchesPerEpoch;
    }

    boolean evaluatesNow() {
        return progress.epoch % options.evaluateEvery() == 0 || progress.epoch == epochs || reason != null;
    }

    void evaluated(Evaluation result) {
        evaluation = result;
    }

    /// Runs `work` with the averaged weights in the model, if there are any.
    Evaluation withAveragedWeights(Supplier<Evaluation> work) {
        long from = System.nanoTime();
        if (average != null) average.swapIn();
        try {
            return work.get();
        } finally {
            if (average != null) average.swapOut();
            evaluationSeconds = (System.nanoTime() - from) / NANOS;
        }
    }

    List<TrainingEvent> endEpoch(DataLoader loader) {
        boolean whole = progress.batch == batchesPerEpoch;
        if (whole) progress.inEpoch = false;
        EpochResult result = result();
        boolean best = judge(result);
        if (whole) advanceSchedule(result);
        progress.results.add(result);
        List<TrainingEvent> events = new ArrayList<>();
        if (evaluation != null) events.add(new TrainingEvent.Evaluated(progress.epoch, evaluation));
        events.add(new TrainingEvent.EpochDone(result, best));
        boolean due = options.checkpoints()
                .filter(c -> progress.epoch % c.everyEpochs() == 0 || progress.epoch == epochs)
                .isPresent();
        if (whole && (due || reason != null)) save(loader).ifPresent(events::add);
        return events;
    }

    private EpochResult result() {
        double seconds = (System.nanoTime() - epochStarted) / NANOS;
        Map<String, Double> scores = evaluation == null ? null : evaluation.scores();
        double rate = progress.epochLoss.count() / Math.max(1e-9, seconds - evaluationSeconds);
        return new EpochResult(
                progress.epoch, progress.steps, progress.epochLoss.mean(), scores, optimizer.lr(), seconds, rate);
    }

    private void advanceSchedule(EpochResult result) {
        scheduling.filter(s -> s.unit() == Scheduling.Unit.EPOCH).ifPresent(s -> {
            double watched = result.validation("loss");
            s.schedule().step(Double.isNaN(watched) ? result.trainLoss() : watched);
        });
    }

    /// Notes whether the epoch is the best so far, and whether it is time to give up.
    private boolean judge(EpochResult result) {
        Map<String, Double> scores = result.validation();
        if (scores != null && !scores.containsKey(rule.score()))
            throw new IllegalArgumentException("early stopping: there is no validation score \"%s\"; there are %s."
                    .formatted(rule.score(), scores.keySet()));
        boolean best = evaluation != null && rule.improves(result.validation(rule.score()), progress.best);
        if (best) {
            progress.best = result.validation(rule.score());
            progress.bestEpoch = progress.epoch;
            progress.evaluationsSinceBest = 0;
            if (options.earlyStopping().isPresent()) keepBestWeights();
        } else if (evaluation != null) progress.evaluationsSinceBest++;
        if (reason != null) return best;
        if (progress.evaluationsSinceBest >= rule.patience()) reason = StopReason.EARLY_STOPPING;
        else if (converged(result)) reason = StopReason.CONVERGED;
        return best;
    }

    private boolean converged(EpochResult result) {
        if (options.tolerance() == 0 || progress.results.isEmpty()) return false;
        return progress.results.getLast().trainLoss() - result.trainLoss() < options.tolerance();
    }

    private void keepBestWeights() {
        withAveragedWeights(() -> {
            model.stateDict()
                    .forEach((name, t) -> bestWeights.put(name, t.detach().copy()));
            return null;
        });
    }

    // ---- the end

    boolean isOver(StopSignal signal) {
        if (reason != null) return true;
        if (progress.pending > 0) return false; // only between steps
        if (!progress.inEpoch && progress.epoch >= epochs)
            reason = options.trial() == TrainOptions.Trial.NONE ? StopReason.COMPLETED : StopReason.TRIAL;
        else if (signal.requested()) reason = StopReason.INTERRUPTED;
        else if (progress.steps >= options.maxSteps()) reason = StopReason.MAX_STEPS;
        else if (seconds() >= options.maxTime().toMillis() / 1e3) reason = StopReason.MAX_TIME;
        return reason != null;
    }

    private double seconds() {
        return progress.seconds + (System.nanoTime() - started) / NANOS;
    }

    /// Leaves the best or the averaged weights in the model, unless the training is to be taken up again.
    History finish() {
        int epoch = progress.epoch;
        if (reason != StopReason.INTERRUPTED) {
            if (average != null) average.swapIn();
            if (!bestWeights.isEmpty()) {
                model.loadStateDict(bestWeights);
                epoch = progress.bestEpoch;
            }
        }
        return new History(progress.results, epoch, Objects.requireNonNull(reason), seconds());
    }

    // ---- saving and going on

    private Optional<TrainingEvent> save(DataLoader loader) {
        return options.checkpoints().map(where -> {
            Path file = CheckpointFolder.save(where, progress.steps, tensors(), state(loader));
            return new TrainingEvent.CheckpointSaved(file, progress.steps);
        });
    }

    private Map<String, Tensor> tensors() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        model.stateDict().forEach((name, t) -> all.put("model/" + name, t));
        optimizer.stateDict().forEach((name, t) -> all.put("optimizer/" + name, t));
        if (average != null) average.state().forEach((name, t) -> all.put("average/" + name, t));
        bestWeights.forEach((name, t) -> all.put("best/" + name, t));
        return all;
    }

    private Map<String, Object> state(DataLoader loader) {
        Map<String, Object> state = new LinkedHashMap<>();
        double before = progress.seconds;
        progress.seconds = seconds();
        state.put("progress", progress.toMap());
        progress.seconds = before;
        state.put("rng_seed", rng.state().seed());
        state.put("rng_position", rng.state().position());
        state.put("batch_size", options.batchSize());
        state.put("batches", loader.batchesPerEpoch());
        state.put("seed", options.seed());
        state.put("samples", loader.dataset().size());
        state.put("lrs", lrs());
        scheduling.ifPresent(s -> state.put("schedule", s.schedule().state()));
        return state;
    }

    private Map<String, Double> lrs() {
        Map<String, Double> lrs = new LinkedHashMap<>();
        for (int i = 0; i < optimizer.groups().size(); i++)
            lrs.put(Integer.toString(i), optimizer.groups().get(i).lr());
        return lrs;
    }

    /// Takes up where a checkpoint was written.
    ///
    /// @throws IllegalArgumentException if it belongs to another training; nothing is changed then
    void restore(Path checkpoint, DataLoader loader) {
        var content = CheckpointFolder.read(checkpoint);
        SavedValues state = content.state();
        mustMatch("batch size", state.whole("batch_size"), options.batchSize());
        mustMatch("seed", state.whole("seed"), options.seed());
        mustMatch(
                "number of training samples",
                state.whole("samples"),
                loader.dataset().size());
        mustMatch("number of batches per epoch", state.whole("batches"), loader.batchesPerEpoch());
        Progress saved = Progress.of(state.object("progress"));
        model.loadStateDict(part(content.tensors(), "model/"));
        optimizer.loadStateDict(part(content.tensors(), "optimizer/"));
        if (average != null) average.load(part(content.tensors(), "average/"));
        bestWeights.putAll(part(content.tensors(), "best/"));
        SavedValues lrs = state.object("lrs");
        for (int i = 0; i < optimizer.groups().size(); i++)
            optimizer.groups().get(i).lr(lrs.number(Integer.toString(i)));
        scheduling.ifPresent(s -> s.schedule().load(state.numbers("schedule")));
        rng.state(new Rng.State(state.whole("rng_seed"), state.whole("rng_position")));
        progress = saved;
        if (saved.inEpoch) loader.restore(new DataLoader.Position(saved.epoch - 1, saved.batch));
    }

    private static void mustMatch(String what, long saved, long now) {
        if (saved != now)
            throw new IllegalArgumentException(
                    "resume: the checkpoint was written with %s %d, this training has %d; they must be equal for it to go on where it stopped."
                            .formatted(what, saved, now));
    }

    private static Map<String, Tensor> part(Map<String, Tensor> all, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        all.forEach((name, t) -> {
            if (name.startsWith(prefix)) part.put(name.substring(prefix.length()), t);
        });
        return part;
    }
}
