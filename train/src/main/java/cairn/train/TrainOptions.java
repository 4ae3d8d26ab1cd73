package cairn.train;

import cairn.data.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// How a training runs. An immutable value: every method but the bare nouns returns a changed copy.
public final class TrainOptions {
    /// A run that is not meant to train a network.
    public enum Trial {
        /// No trial: everything runs.
        NONE,
        /// Three batches of training and of validation, one epoch: does everything work together?
        FAST_DEV_RUN,
        /// The first batch again and again: a network that can learn drives its loss to zero.
        OVERFIT_ONE_BATCH
    }

    private static final class Values implements Cloneable {
        private int batchSize = 32;
        private long seed = 1;
        private int evaluateEvery = 1;
        private int accumulate = 1;
        private Optional<Clip> clip = Optional.empty();
        private Optional<EarlyStopping> earlyStopping = Optional.empty();
        private double tolerance;
        private long maxSteps = Long.MAX_VALUE;
        private Duration maxTime = Duration.ofDays(365_000);
        private double emaDecay;
        private Optional<Checkpoints> checkpoints = Optional.empty();
        private Trial trial = Trial.NONE;
        private Sampler sampler = Sampler.RANDOM;
        private boolean dropLast;
        private boolean plans = true;

        @Override
        protected Values clone() {
            try {
                return (Values) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final TrainOptions DEFAULTS = new TrainOptions(new Values());

    private final Values values;

    private TrainOptions(Values values) {
        this.values = values;
    }

    /// Batches of 32, seed 1, evaluated after every epoch, no limits, nothing saved.
    public static TrainOptions defaults() {
        return DEFAULTS;
    }

    private TrainOptions with(Consumer<Values> change) {
        Values copy = values.clone();
        change.accept(copy);
        return new TrainOptions(copy);
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be at least 1, got " + value + ".");
        return value;
    }

    /// Samples per batch, at least 1. Default 32.
    public TrainOptions batchSize(int samples) {
        atLeastOne("batchSize", samples);
        return with(v -> v.batchSize = samples);
    }

    /// Names the shuffling and all random numbers of the training. Default 1.
    public TrainOptions seed(long seed) {
        return with(v -> v.seed = seed);
    }

    /// Epochs between evaluations on the validation set, at least 1. The last epoch is always evaluated. Default 1.
    public TrainOptions evaluateEvery(int epochs) {
        atLeastOne("evaluateEvery", epochs);
        return with(v -> v.evaluateEvery = epochs);
    }

    /// Batches whose gradients are averaged into one step, at least 1. Default 1.
    public TrainOptions accumulate(int batches) {
        atLeastOne("accumulate", batches);
        return with(v -> v.accumulate = batches);
    }

    /// How gradients are limited. Default: not.
    public TrainOptions clip(Clip clip) {
        return with(v -> v.clip = Optional.of(clip));
    }

    /// When to give up. Default: never.
    public TrainOptions earlyStopping(EarlyStopping rule) {
        return with(v -> v.earlyStopping = Optional.of(rule));
    }

    /// Ends the training when its loss falls by less than this from one epoch to the next, ≥ 0. Default 0: never.
    public TrainOptions tolerance(double leastFall) {
        if (!(leastFall >= 0))
            throw new IllegalArgumentException("tolerance must be at least 0, got " + leastFall + ".");
        return with(v -> v.tolerance = leastFall);
    }

    /// The most optimizer steps, at least 1. Default: no limit.
    public TrainOptions maxSteps(long steps) {
        if (steps < 1) throw new IllegalArgumentException("maxSteps must be at least 1, got " + steps + ".");
        return with(v -> v.maxSteps = steps);
    }

    /// The most time. Default: no limit.
    public TrainOptions maxTime(Duration limit) {
        if (!limit.isPositive()) throw new IllegalArgumentException("maxTime must be positive, got " + limit + ".");
        return with(v -> v.maxTime = limit);
    }

    /// The decay of averaged weights `a = d·a + (1 − d)·w` that are evaluated and kept in place of the last ones, in [0, 1). Default 0:
    /// none.
    public TrainOptions emaDecay(double decay) {
        if (!(decay >= 0 && decay < 1))
            throw new IllegalArgumentException("emaDecay must be in [0, 1), got " + decay + ".");
        return with(v -> v.emaDecay = decay);
    }

    /// Where and how often the training is saved. Default: nowhere.
    public TrainOptions checkpoints(Checkpoints where) {
        return with(v -> v.checkpoints = Optional.of(where));
    }

    /// Runs only a small part. Default [Trial#NONE].
    public TrainOptions trial(Trial trial) {
        return with(v -> v.trial = trial);
    }

    /// The order of the samples in each epoch. Default [Sampler#RANDOM].
    public TrainOptions sampler(Sampler sampler) {
        return with(v -> v.sampler = sampler);
    }

    /// Whether a last batch with fewer samples is left out of each epoch of training, as batch normalisation of features needs it where that
    /// batch has a single sample. Default: no.
    public TrainOptions dropLast(boolean on) {
        return with(v -> v.dropLast = on);
    }

    /// Whether steps are planned ([cairn.tensor.Plan]), which is faster and gives the same results. Default: yes.
    public TrainOptions plans(boolean on) {
        return with(v -> v.plans = on);
    }

    // ---- the values

    /// Samples per batch.
    public int batchSize() {
        return values.batchSize;
    }

    /// The seed.
    public long seed() {
        return values.seed;
    }

    /// Epochs between evaluations.
    public int evaluateEvery() {
        return values.evaluateEvery;
    }

    /// Batches per step.
    public int accumulate() {
        return values.accumulate;
    }

    /// How gradients are limited.
    public Optional<Clip> clip() {
        return values.clip;
    }

    /// When to give up.
    public Optional<EarlyStopping> earlyStopping() {
        return values.earlyStopping;
    }

    /// The least fall of the loss.
    public double tolerance() {
        return values.tolerance;
    }

    /// The most steps.
    public long maxSteps() {
        return values.maxSteps;
    }

    /// The most time.
    public Duration maxTime() {
        return values.maxTime;
    }

    /// The decay of averaged weights; 0 for none.
    public double emaDecay() {
        return values.emaDecay;
    }

    /// Where the training is saved.
    public Optional<Checkpoints> checkpoints() {
        return values.checkpoints;
    }

    /// The order of the samples.
    public Sampler sampler() {
        return values.sampler;
    }

    /// Whether an incomplete last batch is left out.
    public boolean dropLast() {
        return values.dropLast;
    }

    /// Whether steps are planned.
    public boolean plans() {
        return values.plans;
    }

    /// Whether only a small part is run.
    public Trial trial() {
        return values.trial;
    }
}
