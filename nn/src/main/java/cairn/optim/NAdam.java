package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// NAdam, Adam with Nesterov momentum (Dozat, ICLR workshop 2016).
///
/// `g += λ·p`, `m = β₁·m + (1 − β₁)·g`, `v = β₂·v + (1 − β₂)·g²`, `μₜ = β₁·(1 − ½·0.96^(t·ψ))`, `Πₜ = μ₁·…·μₜ`,
/// `p −= lr · ((1 − μₜ)/(1 − Πₜ)·g + μₜ₊₁/(1 − Πₜ·μₜ₊₁)·m) / (√(v / (1 − β₂ᵗ)) + ε)`.
///
/// PyTorch: `torch.optim.NAdam`; the same defaults.
public final class NAdam extends Optimizer<NAdam.Config> {
    /// The settings of [NAdam].
    ///
    /// @param lr learning rate, ≥ 0, default 2e-3
    /// @param beta1 decay of the first average, in [0, 1), default 0.9
    /// @param beta2 decay of the second average, in [0, 1), default 0.999
    /// @param eps ε ≥ 0, default 1e-8
    /// @param weightDecay λ ≥ 0, added to the gradient, default 0
    /// @param momentumDecay ψ ≥ 0, default 4e-3
    public record Config(double lr, double beta1, double beta2, double eps, double weightDecay, double momentumDecay)
            implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            belowOne("beta1", beta1);
            belowOne("beta2", beta2);
            atLeastZero("eps", eps);
            atLeastZero("weightDecay", weightDecay);
            atLeastZero("momentumDecay", momentumDecay);
        }

        @Override
        public Config lr(double value) {
            return new Config(value, beta1, beta2, eps, weightDecay, momentumDecay);
        }

        @Override
        public double momentum() {
            return beta1;
        }

        @Override
        public Config momentum(double value) {
            return new Config(lr, value, beta2, eps, weightDecay, momentumDecay);
        }

        /// These settings with other betas.
        public Config betas(double first, double second) {
            return new Config(lr, first, second, eps, weightDecay, momentumDecay);
        }

        /// These settings with another ε.
        public Config eps(double value) {
            return new Config(lr, beta1, beta2, value, weightDecay, momentumDecay);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, beta1, beta2, eps, value, momentumDecay);
        }

        /// These settings with another decay of the momentum schedule.
        public Config momentumDecay(double value) {
            return new Config(lr, beta1, beta2, eps, weightDecay, value);
        }
    }

    /// PyTorch's defaults: lr 2e-3, betas 0.9 and 0.999, eps 1e-8, momentum decay 4e-3.
    public static Config defaults() {
        return new Config(2e-3, 0.9, 0.999, 1e-8, 0, 4e-3);
    }

    /// NAdam with the settings of [#defaults].
    public NAdam(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// NAdam at the given rate.
    public NAdam(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public NAdam(List<Tensor> parameters, Config config) {
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
        double next = momentumAt(t + 1, c);
        double product = momentumProduct(s.step(), c);
        float ofGradient = (float) (c.lr * (1 - momentumAt(t, c)) / (1 - product));
        float ofMean = (float) (c.lr * next / (1 - product * next));
        float unbias = (float) (1 / (1 - Math.pow(c.beta2, t)));
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
            float root = (float) Math.sqrt(square * unbias) + eps;
            p[pAt + i] -= (ofGradient * d + ofMean * mean) / root;
        }
    }

    private static double momentumAt(double t, Config c) {
        return c.beta1 * (1 - 0.5 * Math.pow(0.96, t * c.momentumDecay));
    }

    /// `Πₜ`; below any float after some hundred factors, so no more are multiplied.
    private static double momentumProduct(long t, Config c) {
        double product = 1;
        for (long i = 1; i <= t && product > 1e-30; i++) product *= momentumAt((double) i, c);
        return product;
    }
}
