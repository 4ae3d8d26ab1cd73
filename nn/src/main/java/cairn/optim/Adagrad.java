package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;

import cairn.tensor.Tensor;
import java.util.List;

/// Adagrad (Duchi, Hazan and Singer, JMLR 2011).
///
/// `g += λ·p`, `s += g²`, `p −= lr / (1 + (t − 1)·η) · g / (√s + ε)`.
///
/// PyTorch: `torch.optim.Adagrad`; the same defaults.
public final class Adagrad extends Optimizer<Adagrad.Config> {
    /// The settings of [Adagrad].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-2
    /// @param lrDecay η ≥ 0, default 0
    /// @param weightDecay λ ≥ 0, added to the gradient, default 0
    /// @param initialAccumulator where `s` begins, ≥ 0, default 0
    /// @param eps ε ≥ 0, default 1e-10
    public record Config(double lr, double lrDecay, double weightDecay, double initialAccumulator, double eps)
            implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            atLeastZero("lrDecay", lrDecay);
            atLeastZero("weightDecay", weightDecay);
            atLeastZero("initialAccumulator", initialAccumulator);
            atLeastZero("eps", eps);
        }

        @Override
        public Config lr(double value) {
            return new Config(value, lrDecay, weightDecay, initialAccumulator, eps);
        }

        /// These settings with another decay of the rate.
        public Config lrDecay(double value) {
            return new Config(lr, value, weightDecay, initialAccumulator, eps);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, lrDecay, value, initialAccumulator, eps);
        }

        /// These settings with another start of the sums.
        public Config initialAccumulator(double value) {
            return new Config(lr, lrDecay, weightDecay, value, eps);
        }

        /// These settings with another ε.
        public Config eps(double value) {
            return new Config(lr, lrDecay, weightDecay, initialAccumulator, value);
        }
    }

    /// PyTorch's defaults: lr 1e-2, eps 1e-10.
    public static Config defaults() {
        return new Config(1e-2, 0, 0, 0, 1e-10);
    }

    /// Adagrad with the settings of [#defaults].
    public Adagrad(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// Adagrad at the given rate.
    public Adagrad(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public Adagrad(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return List.of("sum");
    }

    @Override
    protected float initial(String slot, Config c) {
        return (float) c.initialAccumulator;
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float[] p = s.p();
        float[] g = s.g();
        int pAt = s.pAt();
        int gAt = s.gAt();
        float[] sum = s.slot(0);
        int sumAt = s.slotAt(0);
        float rate = (float) (c.lr / (1 + (s.step() - 1) * c.lrDecay));
        float eps = (float) c.eps;
        float decay = (float) c.weightDecay;
        for (int i = from; i < to; i++) {
            float d = g[gAt + i] + decay * p[pAt + i];
            float square = sum[sumAt + i] + d * d;
            sum[sumAt + i] = square;
            p[pAt + i] -= rate * d / ((float) Math.sqrt(square) + eps);
        }
    }
}
