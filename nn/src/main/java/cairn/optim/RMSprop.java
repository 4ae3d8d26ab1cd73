package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// RMSprop (Hinton, lecture 6 of "Neural Networks for Machine Learning", 2012), optionally centred (Graves, 2013) and with momentum.
///
/// `g += λ·p`, `v = α·v + (1 − α)·g²`, `p −= lr · g / (√v + ε)`. Centred, the mean gradient `m` enters as `√(v − m²) + ε`. With momentum
/// the steps `g / (√v + ε)` gather in `b = μ·b + step`, and `p −= lr·b`.
///
/// PyTorch: `torch.optim.RMSprop`; the same defaults.
public final class RMSprop extends Optimizer<RMSprop.Config> {
    /// The settings of [RMSprop].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-2
    /// @param alpha decay of the mean square, in [0, 1), default 0.99
    /// @param eps ε ≥ 0, default 1e-8
    /// @param weightDecay λ ≥ 0, added to the gradient, default 0
    /// @param momentum μ ≥ 0, default 0
    /// @param centered default false
    public record Config(double lr, double alpha, double eps, double weightDecay, double momentum, boolean centered)
            implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            belowOne("alpha", alpha);
            atLeastZero("eps", eps);
            atLeastZero("weightDecay", weightDecay);
            atLeastZero("momentum", momentum);
        }

        @Override
        public Config lr(double value) {
            return new Config(value, alpha, eps, weightDecay, momentum, centered);
        }

        @Override
        public Config momentum(double value) {
            return new Config(lr, alpha, eps, weightDecay, value, centered);
        }

        /// These settings with another decay of the mean square.
        public Config alpha(double value) {
            return new Config(lr, value, eps, weightDecay, momentum, centered);
        }

        /// These settings with another ε.
        public Config eps(double value) {
            return new Config(lr, alpha, value, weightDecay, momentum, centered);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, alpha, eps, value, momentum, centered);
        }

        /// These settings with centring on or off.
        public Config centered(boolean value) {
            return new Config(lr, alpha, eps, weightDecay, momentum, value);
        }
    }

    /// PyTorch's defaults: lr 1e-2, alpha 0.99, eps 1e-8.
    public static Config defaults() {
        return new Config(1e-2, 0.99, 1e-8, 0, 0, false);
    }

    /// RMSprop with the settings of [#defaults].
    public RMSprop(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// RMSprop at the given rate.
    public RMSprop(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public RMSprop(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        List<String> names = new ArrayList<>(List.of("square_avg"));
        if (c.centered) names.add("grad_avg");
        if (c.momentum > 0) names.add("momentum_buffer");
        return names;
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float[] p = s.p();
        float[] g = s.g();
        int pAt = s.pAt();
        int gAt = s.gAt();
        float[] v = s.slot(0);
        int vAt = s.slotAt(0);
        float[] m = c.centered ? s.slot(1) : null;
        int mAt = c.centered ? s.slotAt(1) : 0;
        float[] b = c.momentum > 0 ? s.slot(s.slots.size() - 1) : null;
        int bAt = b != null ? s.slotAt(s.slots.size() - 1) : 0;
        float alpha = (float) c.alpha;
        float fresh = (float) (1 - c.alpha);
        float lr = (float) c.lr;
        float eps = (float) c.eps;
        float decay = (float) c.weightDecay;
        float mu = (float) c.momentum;
        for (int i = from; i < to; i++) {
            float d = g[gAt + i] + decay * p[pAt + i];
            float square = alpha * v[vAt + i] + fresh * d * d;
            v[vAt + i] = square;
            if (m != null) {
                float mean = alpha * m[mAt + i] + fresh * d;
                m[mAt + i] = mean;
                square -= mean * mean;
            }
            float step = d / ((float) Math.sqrt(square) + eps);
            if (b != null) {
                step = mu * b[bAt + i] + step;
                b[bAt + i] = step;
            }
            p[pAt + i] -= lr * step;
        }
    }
}
