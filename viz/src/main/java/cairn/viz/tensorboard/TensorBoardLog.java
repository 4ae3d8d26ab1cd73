package cairn.viz.tensorboard;

import cairn.nn.Layer;
import cairn.train.EpochResult;
import cairn.train.StepMeans;
import cairn.train.TrainingEvent;
import java.util.function.Consumer;

/// A listener that writes a training into an event file.
///
/// | tag | when |
/// |---|---|
/// | `train/loss`, `train/lr` | every batch; of a long training every second, fourth, … |
/// | `train/epoch_loss`, `train/samples_per_second`, `validation/…` | every epoch |
/// | `weights/…`: histograms of the parameters | at most 50 epochs |
public final class TensorBoardLog implements Consumer<TrainingEvent> {
    private static final long FLUSH_NANOS = 1_000_000_000L;
    private static final int MOST_HISTOGRAMS = 50;

    private final EventFile file;
    private final Layer model;
    private final StepMeans means = new StepMeans();
    private int epochs = 1;
    private long flushed = System.nanoTime();

    /// Writes into `file`, which stays open.
    public TensorBoardLog(EventFile file, Layer model) {
        this.file = file;
        this.model = model;
    }

    @Override
    public void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started s -> epochs = s.epochs();
            case TrainingEvent.BatchDone b -> means.add(b).ifPresent(this::step);
            case TrainingEvent.EpochDone e -> epoch(e.result());
            case TrainingEvent.Finished f -> file.flush();
            default -> {}
        }
    }

    private void step(StepMeans.Mean mean) {
        file.scalar("train/loss", mean.step(), mean.loss());
        file.scalar("train/lr", mean.step(), mean.lr());
        long now = System.nanoTime();
        if (now - flushed < FLUSH_NANOS) return;
        flushed = now;
        file.flush();
    }

    private void epoch(EpochResult r) {
        file.scalar("train/epoch_loss", r.steps(), r.trainLoss());
        file.scalar("train/samples_per_second", r.steps(), r.samplesPerSecond());
        if (r.validation() != null)
            r.validation().forEach((name, score) -> file.scalar("validation/" + name, r.steps(), score));
        if (r.epoch() == 1 || r.epoch() == epochs || r.epoch() % Math.ceilDiv(epochs, MOST_HISTOGRAMS) == 0)
            model.namedParameters()
                    .forEach((name, p) -> file.histogram("weights/" + name.replace('.', '/'), r.steps(), p.detach()));
        file.flush();
    }
}
