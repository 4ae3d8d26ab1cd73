package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.DType;
import cairn.tensor.RunningStats;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Normalisation of each channel of each sample by itself: `y = (x − mean) / √(var + ε) · w + b`.
///
/// With running statistics, training keeps averages of mean and variance, and use takes these. `weight` starts as 1 and `bias` as 0; the
/// buffers are `running_mean`, `running_var` and `num_batches_tracked`, which stays 0, as in PyTorch.
///
/// Ulyanov, Vedaldi, Lempitsky, "Instance Normalization", arXiv:1607.08022.
public abstract sealed class InstanceNorm extends Layer permits InstanceNorm1d, InstanceNorm2d, InstanceNorm3d {
    private final int dims;
    private final int numFeatures;
    private final Options options;
    private final @Nullable Tensor weight;
    private final @Nullable Tensor bias;
    private final @Nullable RunningStats stats;

    /// What an instance normalisation can be told.
    ///
    /// @param eps added to the variance; default 1e-5
    /// @param momentum the share of the newest batch in the running averages, in `[0, 1]`; default 0.1
    /// @param affine whether there are weight and bias; default false
    /// @param trackRunningStats whether there are running averages; default false
    public record Options(double eps, double momentum, boolean affine, boolean trackRunningStats) {
        private static final Options DEFAULTS = new Options(1e-5, 0.1, false, false);

        /// These options with another `eps`.
        public Options eps(double to) {
            return new Options(to, momentum, affine, trackRunningStats);
        }

        /// These options with another momentum.
        public Options momentum(double to) {
            return new Options(eps, to, affine, trackRunningStats);
        }

        /// These options with weight and bias. PyTorch: `affine=True`.
        public Options withAffine() {
            return new Options(eps, momentum, true, trackRunningStats);
        }

        /// These options with running averages. PyTorch: `track_running_stats=True`.
        public Options withRunningStats() {
            return new Options(eps, momentum, affine, true);
        }

        /// The calls that make these options from the defaults.
        private String calls() {
            StringBuilder text = new StringBuilder();
            if (eps != DEFAULTS.eps) text.append(".eps(").append(eps).append(")");
            if (momentum != DEFAULTS.momentum)
                text.append(".momentum(").append(momentum).append(")");
            if (affine) text.append(".withAffine()");
            if (trackRunningStats) text.append(".withRunningStats()");
            return text.toString();
        }
    }

    /// PyTorch's defaults: `eps` 1e-5, `momentum` 0.1, no weight and bias, no running averages.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param dims how many sizes follow the channels
    InstanceNorm(int dims, int numFeatures, Options options) {
        this.dims = dims;
        this.numFeatures = Check.positive(getClass().getSimpleName(), "numFeatures", numFeatures);
        this.options = options;
        weight = options.affine() ? parameter("weight", Tensor.ones(numFeatures)) : null;
        bias = options.affine() ? parameter("bias", Tensor.zeros(numFeatures)) : null;
        stats = options.trackRunningStats() ? runningStats() : null;
    }

    private RunningStats runningStats() {
        Tensor mean = buffer("running_mean", Tensor.zeros(numFeatures));
        Tensor variance = buffer("running_var", Tensor.ones(numFeatures));
        buffer("num_batches_tracked", Tensor.zeros(DType.I64));
        return new RunningStats(mean, variance, null, options.momentum());
    }

    @Override
    protected final void reset() {
        if (weight != null) Init.ones().fill(weight);
        if (bias != null) Init.zeros().fill(bias);
        if (stats == null) return;
        Init.zeros().fill(stats.mean());
        Init.ones().fill(stats.variance());
    }

    @Override
    protected final Tensor compute(Tensor x) {
        Check.pictures(label(), numFeatures, dims, x);
        if (x.rank() == dims + 1) return normalised(x.unsqueeze(0)).squeeze(0);
        return normalised(x);
    }

    private Tensor normalised(Tensor x) {
        boolean own = isTraining() || stats == null;
        if (own && x.numel() > 0 && x.numel() == x.size(0) * x.size(1))
            throw ShapeException.expected(
                    label(), "more than one value per channel to find their mean and variance", x.shape());
        return x.instanceNorm(stats, weight, bias, own, options.eps());
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
        return new Options(c.number("eps"), c.number("momentum"), c.flag("affine"), c.flag("trackRunningStats"));
    }

    @Override
    protected final String call() {
        String calls = options.calls();
        return "new %s(%d%s)"
                .formatted(
                        getClass().getSimpleName(),
                        numFeatures,
                        calls.isEmpty() ? "" : ", InstanceNorm.defaults()" + calls);
    }
}
