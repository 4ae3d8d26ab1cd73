package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// Rectified Adam (Liu et al., 2020, arXiv:1908.03265).
///
/// `g += λ·p`, `m = β₁·m + (1 − β₁)·g`, `v = β₂·v + (1 − β₂)·g²`, `m̂ = m / (1 − β₁ᵗ)`, `ρ∞ = 2/(1 − β₂) − 1`,
/// `ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)`. While `ρ ≤ 5` the variance is unknown: `p −= lr·m̂`. After that
/// `p −= lr · m̂ · r · √(1 − β₂ᵗ) / (√v + ε)` with `r² = (ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ)`.
///
/// PyTorch: `torch.optim.RAdam`; the same defaults.
public final class RAdam extends Optimizer<RAdam.Config> {
    /// The settings of [RAdam].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-3
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

    /// PyTorch's defaults: lr 1e-3, betas 0.9 and 0.999, eps 1e-8.
    public static Config defaults() {
        return new Config(1e-3, 0.9, 0.999, 1e-8, 0);
    }

    /// RAdam with the settings of [#defaults].
    public RAdam(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// RAdam at the given rate.
    public RAdam(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public RAdam(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float[] p = s.p();
        float[] g = s.g();
        int pAt = s.pAt();
        int gAt = s.gAt();
        float[] m = s.slot(0);
        int mAt = s.slotAt(0);
        float[] v = s.slot(1);
        int vAt = s.slotAt(1);
        double t = (double) s.step();
        double unbias2 = 1 - Math.pow(c.beta2, t);
        double rhoInf = 2 / (1 - c.beta2) - 1;
        double rho = rhoInf - 2 * t * (1 - unbias2) / unbias2;
        boolean rectified = rho > 5;
        double r = rectified ? Math.sqrt((rho - 4) * (rho - 2) * rhoInf / ((rhoInf - 4) * (rhoInf - 2) * rho)) : 1;
        float rate = (float) (c.lr / (1 - Math.pow(c.beta1, t)) * r * (rectified ? Math.sqrt(unbias2) : 1));
        float b1 = (float) c.beta1;
        float b2 = (float) c.beta2;
        float fresh1 = (float) (1 - c.beta1);
        float fresh2 = (float) (1 - c.beta2);
        float eps = (float) c.eps;
        float decay = (float) c.weightDecay;
        for (int i = from; i < to; i++) {
            float d = g[gAt + i] + decay * p[pAt + i];
            float mean = b1 * m[mAt + i] + fresh1 * d;
            m[mAt + i] = mean;
            float square = b2 * v[vAt + i] + fresh2 * d * d;
            v[vAt + i] = square;
            p[pAt + i] -= rate * mean / (rectified ? (float) Math.sqrt(square) + eps : 1);
        }
    }
}
