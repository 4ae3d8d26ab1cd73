package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.DType;
import cairn.tensor.RunningStats;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Normalisation of each channel over the batch: `y = (x − mean) / √(var + ε) · w + b`.
///
/// In training, mean and variance are the batch's own, and running averages of them are kept; in use, the running ones are taken.
/// `weight` starts as 1 and `bias` as 0; the buffers are `running_mean`, `running_var` and `num_batches_tracked`.
///
/// Ioffe, Szegedy, "Batch Normalization", arXiv:1502.03167.
public abstract sealed class BatchNorm extends Layer permits BatchNorm1d, BatchNorm2d, BatchNorm3d {
    private final int numFeatures;
    private final Options options;
    private final @Nullable Tensor weight;
    private final @Nullable Tensor bias;
    private final @Nullable RunningStats stats;

    /// What a batch normalisation can be told.
    ///
    /// @param eps added to the variance; default 1e-5
    /// @param momentum the share of the newest batch in the running averages, in `[0, 1]`; default 0.1; null for the plain average over
    ///     all batches
    /// @param affine whether there are weight and bias; default true
    /// @param trackRunningStats whether there are running averages; default true. Without them the batch's own statistics are always used
    public record Options(double eps, @Nullable Double momentum, boolean affine, boolean trackRunningStats) {
        private static final Options DEFAULTS = new Options(1e-5, 0.1, true, true);

        /// These options with another `eps`.
        public Options eps(double to) {
            return new Options(to, momentum, affine, trackRunningStats);
        }

        /// These options with another momentum.
        public Options momentum(double to) {
            return new Options(eps, to, affine, trackRunningStats);
        }

        /// These options with the plain average over all batches. PyTorch: `momentum=None`.
        public Options cumulativeAverage() {
            return new Options(eps, null, affine, trackRunningStats);
        }

        /// These options without weight and bias. PyTorch: `affine=False`.
        public Options withoutAffine() {
            return new Options(eps, momentum, false, trackRunningStats);
        }

        /// These options without running averages. PyTorch: `track_running_stats=False`.
        public Options withoutRunningStats() {
            return new Options(eps, momentum, affine, false);
        }

        /// The calls that make these options from the defaults.
        private String calls() {
            StringBuilder text = new StringBuilder();
            if (eps != DEFAULTS.eps) text.append(".eps(").append(eps).append(")");
            if (momentum == null) text.append(".cumulativeAverage()");
            else if (!momentum.equals(DEFAULTS.momentum))
                text.append(".momentum(").append(momentum).append(")");
            if (!affine) text.append(".withoutAffine()");
            if (!trackRunningStats) text.append(".withoutRunningStats()");
            return text.toString();
        }
    }

    /// PyTorch's defaults: `eps` 1e-5, `momentum` 0.1, weight and bias, running averages.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    BatchNorm(int numFeatures, Options options) {
        this.numFeatures = Check.positive(getClass().getSimpleName(), "numFeatures", numFeatures);
        this.options = options;
        weight = options.affine() ? parameter("weight", Tensor.ones(numFeatures)) : null;
        bias = options.affine() ? parameter("bias", Tensor.zeros(numFeatures)) : null;
        stats = options.trackRunningStats() ? runningStats() : null;
    }

    private RunningStats runningStats() {
        Tensor mean = buffer("running_mean", Tensor.zeros(numFeatures));
        Tensor variance = buffer("running_var", Tensor.ones(numFeatures));
        Tensor batches = buffer("num_batches_tracked", Tensor.zeros(DType.I64));
        return new RunningStats(mean, variance, batches, options.momentum());
    }

    @Override
    protected final void reset() {
        if (weight != null) Init.ones().fill(weight);
        if (bias != null) Init.zeros().fill(bias);
        if (stats == null) return;
        Init.zeros().fill(stats.mean());
        Init.ones().fill(stats.variance());
        if (stats.batches() != null) Init.zeros().fill(stats.batches());
    }

    /// The input form, `[N, C] or [N, C, L]`, for errors.
    abstract String form();

    /// Whether the input may have this many dims.
    abstract boolean accepts(int rank);

    @Override
    protected final Tensor compute(Tensor x) {
        if (!accepts(x.rank()) || x.size(1) != numFeatures)
            throw ShapeException.saying("%s expects %s but got %s.%s"
                    .formatted(label(), form().replace("C", String.valueOf(numFeatures)), x.shape(), hint(x)));
        return x.batchNorm(stats, weight, bias, isTraining(), options.eps());
    }

    private String hint(Tensor x) {
        if (accepts(x.rank() + 1) && !accepts(x.rank()) && x.rank() > 0 && x.size(0) == numFeatures)
            return " Add a batch: x.unsqueeze(0).";
        return accepts(x.rank()) ? Check.channelsHint(numFeatures, x) : "";
    }

    @Override
    public final LayerConfig config() {
        return LayerConfig.of(getClass().getSimpleName())
                .with("numFeatures", numFeatures)
                .with("eps", options.eps())
                .with("momentum", options.momentum())
                .with("affine", options.affine())
                .with("trackRunningStats", options.trackRunningStats());
    }

    static Options optionsFrom(LayerConfig c) {
        Double momentum = c.has("momentum") ? Double.valueOf(c.number("momentum")) : null;
        return new Options(c.number("eps"), momentum, c.flag("affine"), c.flag("trackRunningStats"));
    }

    @Override
    protected final String call() {
        String calls = options.calls();
        return "new %s(%d%s)"
                .formatted(
                        getClass().getSimpleName(),
                        numFeatures,
                        calls.isEmpty() ? "" : ", BatchNorm.defaults()" + calls);
    }
}
