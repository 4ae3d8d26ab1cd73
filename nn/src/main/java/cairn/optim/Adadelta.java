package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// Adadelta (Zeiler, 2012, arXiv:1212.5701).
///
/// `g += λ·p`, `v = ρ·v + (1 − ρ)·g²`, `Δ = √(u + ε) / √(v + ε) · g`, `u = ρ·u + (1 − ρ)·Δ²`, `p −= lr·Δ`.
///
/// PyTorch: `torch.optim.Adadelta`; the same defaults.
public final class Adadelta extends Optimizer<Adadelta.Config> {
    /// The settings of [Adadelta].
    ///
    /// @param lr learning rate, ≥ 0, default 1.0
    /// @param rho ρ in [0, 1), default 0.9
    /// @param eps ε ≥ 0, default 1e-6
    /// @param weightDecay λ ≥ 0, added to the gradient, default 0
    public record Config(double lr, double rho, double eps, double weightDecay) implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            belowOne("rho", rho);
            atLeastZero("eps", eps);
            atLeastZero("weightDecay", weightDecay);
        }

        @Override
        public Config lr(double value) {
            return new Config(value, rho, eps, weightDecay);
        }

        /// These settings with another decay of the averages.
        public Config rho(double value) {
            return new Config(lr, value, eps, weightDecay);
        }

        /// These settings with another ε.
        public Config eps(double value) {
            return new Config(lr, rho, value, weightDecay);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, rho, eps, value);
        }
    }

    /// PyTorch's defaults: lr 1, rho 0.9, eps 1e-6.
    public static Config defaults() {
        return new Config(1.0, 0.9, 1e-6, 0);
    }

    /// Adadelta with the settings of [#defaults].
    public Adadelta(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// Adadelta at the given rate.
    public Adadelta(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public Adadelta(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return List.of("square_avg", "acc_delta");
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float[] p = s.p();
        float[] g = s.g();
        int pAt = s.pAt();
        int gAt = s.gAt();
        float[] v = s.slot(0);
        int vAt = s.slotAt(0);
        float[] u = s.slot(1);
        int uAt = s.slotAt(1);
        float rho = (float) c.rho;
        float fresh = (float) (1 - c.rho);
        float lr = (float) c.lr;
        float eps = (float) c.eps;
        float decay = (float) c.weightDecay;
        for (int i = from; i < to; i++) {
            float d = g[gAt + i] + decay * p[pAt + i];
            float square = rho * v[vAt + i] + fresh * d * d;
            v[vAt + i] = square;
            float delta = (float) Math.sqrt(u[uAt + i] + eps) / (float) Math.sqrt(square + eps) * d;
            u[uAt + i] = rho * u[uAt + i] + fresh * delta * delta;
            p[pAt + i] -= lr * delta;
        }
    }
}
