package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// Adam (Kingma and Ba, 2015, arXiv:1412.6980), with the AMSGrad variant (Reddi et al., 2018).
///
/// `g += λ·p`, `m = β₁·m + (1 − β₁)·g`, `v = β₂·v + (1 − β₂)·g²`, `p −= lr · m̂ / (√v̂ + ε)` with `m̂ = m / (1 − β₁ᵗ)` and
/// `v̂ = v / (1 − β₂ᵗ)`. AMSGrad uses the largest `v` so far.
///
/// PyTorch: `torch.optim.Adam`; the same defaults.
public final class Adam extends Optimizer<Adam.Config> {
    /// The settings of [Adam].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-3
    /// @param beta1 decay of the first moment, in [0, 1), default 0.9
    /// @param beta2 decay of the second moment, in [0, 1), default 0.999
    /// @param eps ε ≥ 0, default 1e-8
    /// @param weightDecay λ ≥ 0, added to the gradient, default 0
    /// @param amsgrad default false
    public record Config(double lr, double beta1, double beta2, double eps, double weightDecay, boolean amsgrad)
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
            return new Config(value, beta1, beta2, eps, weightDecay, amsgrad);
        }

        @Override
        public double momentum() {
            return beta1;
        }

        @Override
        public Config momentum(double value) {
            return betas(value, beta2);
        }

        /// These settings with other decays of the two moments.
        public Config betas(double first, double second) {
            return new Config(lr, first, second, eps, weightDecay, amsgrad);
        }

        /// These settings with another ε.
        public Config eps(double value) {
            return new Config(lr, beta1, beta2, value, weightDecay, amsgrad);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, beta1, beta2, eps, value, amsgrad);
        }

        /// These settings with AMSGrad on or off.
        public Config amsgrad(boolean value) {
            return new Config(lr, beta1, beta2, eps, weightDecay, value);
        }
    }

    private final AdamKernel kernel = new AdamKernel();

    /// PyTorch's defaults: lr 1e-3, betas 0.9 and 0.999, eps 1e-8.
    public static Config defaults() {
        return new Config(1e-3, 0.9, 0.999, 1e-8, 0, false);
    }

    /// Adam with the settings of [#defaults].
    public Adam(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// Adam at the given rate.
    public Adam(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public Adam(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return c.amsgrad ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq") : List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    void begin(long t, Config c) {
        kernel.begin(t, c.lr, c.beta1, c.beta2, c.eps, c.weightDecay, 0);
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        kernel.update(s, from, to, c.amsgrad);
    }
}
