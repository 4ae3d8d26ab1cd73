package cairn.train;

import cairn.data.Batch;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.nn.Layer;
import cairn.optim.Optimizer;
import cairn.tensor.NotFiniteException;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Trains a network: shuffles, batches, steps, evaluates, saves, stops.
///
/// ```java
/// var trainer = new Trainer(model, objective, optimizer, TrainOptions.defaults().batchSize(64).seed(1));
/// trainer.listen(event -> { if (event instanceof TrainingEvent.EpochDone e) System.out.println(e.result()); });
/// History history = trainer.fit(train, validation, 20);
/// ```
///
/// The whole course depends on the seed, the data and the options alone. A training that was interrupted and is taken up with [#resume]
/// ends with the same bits as one that was not. A trainer belongs to one thread; only [#stop()] may be called from another.
public final class Trainer {
    private final Layer model;
    private final Objective objective;
    private final Optimizer<?> optimizer;
    private final TrainOptions options;
    private final LearningStep step;
    private final List<Consumer<? super TrainingEvent>> listeners = new ArrayList<>();
    private @Nullable Scheduling scheduling;
    private @Nullable Path resumeFrom;
    private volatile @Nullable StopSignal running;

    /// A trainer of `model`.
    public Trainer(Layer model, Objective objective, Optimizer<?> optimizer, TrainOptions options) {
        this.model = model;
        this.objective = objective;
        this.optimizer = optimizer;
        this.options = options;
        this.step = new LearningStep(model, objective, optimizer, options);
    }

    /// Adds a listener; called on the training thread.
    public Trainer listen(Consumer<? super TrainingEvent> listener) {
        listeners.add(listener);
        return this;
    }

    /// Lets `scheduling` set the learning rate.
    public Trainer schedule(Scheduling scheduling) {
        this.scheduling = scheduling;
        return this;
    }

    /// Makes the next [#fit] go on from a checkpoint: a file, or a folder whose newest good checkpoint is taken.
    public Trainer resume(Path checkpoint) {
        resumeFrom = checkpoint;
        return this;
    }

    /// Asks a running [#fit] to end after the current step, with a checkpoint if it saves any. May be called from any thread.
    public void stop() {
        StopSignal signal = running;
        if (signal != null) signal.request();
    }

    /// Which steps of the training run from a plan, and why others do not; see [cairn.tensor.Plan#explain].
    public String explainPlans() {
        return step.explain();
    }

    /// Trains for `epochs` epochs in all, those before a resumed checkpoint included.
    public History fit(Dataset train, int epochs) {
        return fit(train, Optional.empty(), epochs);
    }

    /// Trains for `epochs` epochs in all, evaluating on `validation`.
    public History fit(Dataset train, Dataset validation, int epochs) {
        return fit(train, Optional.of(validation), epochs);
    }

    private History fit(Dataset train, Optional<Dataset> validation, int epochs) {
        if (epochs < 1) throw new IllegalArgumentException("fit: epochs must be at least 1, got " + epochs + ".");
        if (options.earlyStopping().isPresent() && validation.isEmpty())
            throw new IllegalArgumentException(
                    "fit: early stopping needs a validation set; pass one, or drop the rule.");
        try (StopSignal signal = new StopSignal()) {
            running = signal;
            if (options.checkpoints().isPresent()) signal.holdShutdown();
            Session session = new Session(model, optimizer, options, Optional.ofNullable(scheduling), epochs);
            return Rng.with(session.rng(), () -> run(session, train, validation, signal));
        } finally {
            running = null;
        }
    }

    /// The loop.
    private History run(Session session, Dataset train, Optional<Dataset> validation, StopSignal signal) {
        DataLoader loader = session.loader(train);
        if (resumeFrom != null) session.restore(resumeFrom, loader);
        tell(session.started(loader));
        while (!session.isOver(signal)) {
            session.beginEpoch(loader);
            model.train();
            for (Batch batch : loader) {
                learn(session, batch);
                session.endBatch(loader).forEach(this::tell);
                if (session.isOver(signal)) break;
            }
            session.cutShort(loader).ifPresent(this::tell);
            if (session.suspended()) continue; // to be taken up again in the middle
            if (session.evaluatesNow()) validation.ifPresent(data -> session.evaluated(evaluate(session, data)));
            session.endEpoch(loader).forEach(this::tell);
        }
        History history = session.finish();
        tell(new TrainingEvent.Finished(history));
        return history;
    }

    /// One batch: forward, loss, backward, and a step when enough gradients came together.
    private void learn(Session session, Batch batch) {
        boolean steps = session.stepsWithNext();
        try {
            float loss = step.learn(batch.x(), batch.y(), session.isGathering(), steps);
            session.sawBatch(loss, batch.size());
        } catch (ShapeException e) {
            throw batch.size() == 1 && options.batchSize() > 1 ? alone(e) : e;
        } catch (NotFiniteException e) {
            throw NonFinite.diagnose(model, batch, e.value(), session.epoch(), session.steps() + 1);
        }
        if (steps) session.stepped();
    }

    private static ShapeException alone(ShapeException e) {
        return ShapeException.saying(
                e.getMessage()
                        + " The last batch of the epoch has a single sample: leave it out by TrainOptions.dropLast(true), on the command line --drop-last.");
    }

    private Evaluation evaluate(Session session, Dataset data) {
        Dataset seen = options.trial() == TrainOptions.Trial.FAST_DEV_RUN ? data.take(3 * options.batchSize()) : data;
        return session.withAveragedWeights(() -> evaluate(seen));
    }

    /// How well the model does on `data`, as it is now.
    public Evaluation evaluate(Dataset data) {
        return Evaluator.evaluate(model, objective, data, Math.max(256, options.batchSize()));
    }

    private void tell(TrainingEvent event) {
        for (var listener : listeners) listener.accept(event);
    }
}
