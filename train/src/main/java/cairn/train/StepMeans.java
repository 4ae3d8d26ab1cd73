package cairn.train;

import java.util.Optional;

/// Thins the batches of a training out, so that a log of them stays small: after every 2,000 means each next one covers twice as many
/// batches. A short training is kept whole.
public final class StepMeans {
    private static final int MEANS_PER_STRIDE = 2000;

    private int stride = 1;
    private int means;
    private double sum;
    private int batches;
    private long samples;
    private long from = System.nanoTime();

    /// Before the first batch.
    public StepMeans() {}

    /// Batches taken together.
    ///
    /// @param step the optimizer steps after the last of them
    /// @param epoch its epoch, from 1
    /// @param loss their mean loss
    /// @param lr the learning rate of the last
    /// @param samplesPerSecond how fast they were learned from
    public record Mean(long step, int epoch, double loss, double lr, double samplesPerSecond) {}

    /// Counts a batch in; gives the mean once enough have come together.
    public Optional<Mean> add(TrainingEvent.BatchDone b) {
        sum += b.loss();
        samples += b.samples();
        if (++batches < stride) return Optional.empty();
        long now = System.nanoTime();
        double rate = samples / Math.max(1e-9, (now - from) / 1e9);
        Mean mean = new Mean(b.step(), b.epoch(), sum / batches, b.lr(), rate);
        sum = 0;
        batches = 0;
        samples = 0;
        from = now;
        if (++means % MEANS_PER_STRIDE == 0) stride *= 2;
        return Optional.of(mean);
    }

    /// Begins to measure the rate anew: what lay between was not training.
    public void pause() {
        from = System.nanoTime();
    }
}
