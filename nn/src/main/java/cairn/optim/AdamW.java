package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// Adam with decoupled weight decay (Loshchilov and Hutter, 2019, arXiv:1711.05101), with the AMSGrad variant.
///
/// `p −= lr·λ·p`, `m = β₁·m + (1 − β₁)·g`, `v = β₂·v + (1 − β₂)·g²`, `p −= lr · m̂ / (√v̂ + ε)` with `m̂ = m / (1 − β₁ᵗ)` and
/// `v̂ = v / (1 − β₂ᵗ)`. AMSGrad uses the largest `v` so far.
///
/// PyTorch: `torch.optim.AdamW`; the same defaults.
public final class AdamW extends Optimizer<AdamW.Config> {
    /// The settings of [AdamW].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-3
    /// @param beta1 decay of the first moment, in [0, 1), default 0.9
    /// @param beta2 decay of the second moment, in [0, 1), default 0.999
    /// @param eps ε ≥ 0, default 1e-8
    /// @param weightDecay λ ≥ 0, taken from the parameter itself, default 0.01
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

    /// PyTorch's defaults: lr 1e-3, betas 0.9 and 0.999, eps 1e-8, weight decay 0.01.
    public static Config defaults() {
        return new Config(1e-3, 0.9, 0.999, 1e-8, 0.01, false);
    }

    /// AdamW with the settings of [#defaults].
    public AdamW(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// AdamW at the given rate.
    public AdamW(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public AdamW(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return c.amsgrad ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq") : List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    void begin(long t, Config c) {
        kernel.begin(t, c.lr, c.beta1, c.beta2, c.eps, 0, c.weightDecay);
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        kernel.update(s, from, to, c.amsgrad);
    }
}
