package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;

import cairn.tensor.Tensor;
import cairn.tensor.kernels.Provider;
import java.util.List;

/// Stochastic gradient descent, with momentum (Sutskever et al., ICML 2013).
///
/// `d = g + λ·p`, `v = μ·v + (1 − τ)·d` (the first step sets `v = d`), `p = p − lr·v`, or `p − lr·(d + μ·v)` with Nesterov's look-ahead.
/// Without momentum `v = d`. Momentum as `β·v + (1 − β)·g` is `momentum = dampening = β`.
///
/// PyTorch: `torch.optim.SGD`; the same defaults.
public final class SGD extends Optimizer<SGD.Config> {
    /// The settings of [SGD].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-3
    /// @param momentum μ ≥ 0, default 0
    /// @param dampening τ, default 0
    /// @param weightDecay λ ≥ 0, default 0
    /// @param nesterov default false; needs momentum > 0 and dampening 0
    public record Config(double lr, double momentum, double dampening, double weightDecay, boolean nesterov)
            implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            atLeastZero("momentum", momentum);
            atLeastZero("weightDecay", weightDecay);
            if (nesterov && !(momentum > 0 && dampening == 0))
                throw new IllegalArgumentException(
                        "nesterov needs momentum > 0 and dampening 0, got momentum %s and dampening %s."
                                .formatted(momentum, dampening));
        }

        @Override
        public Config lr(double value) {
            return new Config(value, momentum, dampening, weightDecay, nesterov);
        }

        @Override
        public Config momentum(double value) {
            return new Config(lr, value, dampening, weightDecay, nesterov);
        }

        /// These settings with another dampening.
        public Config dampening(double value) {
            return new Config(lr, momentum, value, weightDecay, nesterov);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, momentum, dampening, value, nesterov);
        }

        /// These settings with Nesterov's look-ahead on or off.
        public Config nesterov(boolean value) {
            return new Config(lr, momentum, dampening, weightDecay, value);
        }
    }

    /// PyTorch's defaults: lr 1e-3, nothing else.
    public static Config defaults() {
        return new Config(1e-3, 0, 0, 0, false);
    }

    /// SGD with the settings of [#defaults].
    public SGD(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// Plain gradient descent at the given rate.
    public SGD(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public SGD(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return c.momentum > 0 ? List.of("momentum_buffer") : List.of();
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float lr = (float) c.lr;
        float decay = (float) c.weightDecay;
        int n = to - from;
        if (c.momentum == 0) {
            Provider.KERNELS.sgd(lr, decay, s.p(), s.pAt() + from, s.g(), s.gAt() + from, n);
            return;
        }
        float mu = (float) c.momentum;
        float fresh = s.step() == 1 ? 1 : (float) (1 - c.dampening);
        float[] v = s.slot(0);
        Provider.KERNELS.momentum(
                lr,
                decay,
                mu,
                fresh,
                c.nesterov,
                s.p(),
                s.pAt() + from,
                s.g(),
                s.gAt() + from,
                v,
                s.slotAt(0) + from,
                n);
    }
}
