package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// Adamax, Adam with the infinity norm (Kingma and Ba, 2015, arXiv:1412.6980, section 7).
///
/// `g += λ·p`, `m = β₁·m + (1 − β₁)·g`, `u = max(β₂·u, |g| + ε)`, `p −= lr / (1 − β₁ᵗ) · m / u`.
///
/// PyTorch: `torch.optim.Adamax`; the same defaults.
public final class Adamax extends Optimizer<Adamax.Config> {
    /// The settings of [Adamax].
    ///
    /// @param lr learning rate, ≥ 0, default 2e-3
    /// @param beta1 decay of the first average, in [0, 1), default 0.9
    /// @param beta2 decay of the second average, in [0, 1), default 0.999
    /// @param eps ε ≥ 0, default 1e-8
    /// @param weightDecay λ ≥ 0, added to the gradient, default 0
    public record Config(double lr, double beta1, double beta2, double eps, double weightDecay)
            implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            belowOne("beta1", beta1);
            belowOne("beta2", beta2);
            atLeastZero("eps", eps);
            atLeastZero("weightDecay", weightDecay);
        }

        @Override
        public Config lr(double value) {
            return new Config(value, beta1, beta2, eps, weightDecay);
        }

        @Override
        public double momentum() {
            return beta1;
        }

        @Override
        public Config momentum(double value) {
            return new Config(lr, value, beta2, eps, weightDecay);
        }

        /// These settings with other betas.
        public Config betas(double first, double second) {
            return new Config(lr, first, second, eps, weightDecay);
        }

        /// These settings with another ε.
        public Config eps(double value) {
            return new Config(lr, beta1, beta2, value, weightDecay);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, beta1, beta2, eps, value);
        }
    }

    /// PyTorch's defaults: lr 2e-3, betas 0.9 and 0.999, eps 1e-8.
    public static Config defaults() {
        return new Config(2e-3, 0.9, 0.999, 1e-8, 0);
    }

    /// Adamax with the settings of [#defaults].
    public Adamax(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// Adamax at the given rate.
    public Adamax(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public Adamax(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return List.of("exp_avg", "exp_inf");
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float[] p = s.p();
        float[] g = s.g();
        int pAt = s.pAt();
        int gAt = s.gAt();
        float[] m = s.slot(0);
        int mAt = s.slotAt(0);
        float[] u = s.slot(1);
        int uAt = s.slotAt(1);
        float b1 = (float) c.beta1;
        float b2 = (float) c.beta2;
        float fresh = (float) (1 - c.beta1);
        float rate = (float) (c.lr / (1 - Math.pow(c.beta1, (double) s.step())));
        float eps = (float) c.eps;
        float decay = (float) c.weightDecay;
        for (int i = from; i < to; i++) {
            float d = g[gAt + i] + decay * p[pAt + i];
            float mean = b1 * m[mAt + i] + fresh * d;
            m[mAt + i] = mean;
            float norm = Math.max(b2 * u[uAt + i], Math.abs(d) + eps);
            u[uAt + i] = norm;
            p[pAt + i] -= rate * mean / norm;
        }
    }
}
