package cairn.optim;

import static cairn.optim.OptimizerConfig.atLeastZero;
import static cairn.optim.OptimizerConfig.belowOne;

import cairn.tensor.Tensor;
import java.util.List;

/// Lion (Chen et al., 2023, arXiv:2302.06675): the sign of an average is the step.
///
/// `p −= lr·λ·p`, `p −= lr · sign(β₁·m + (1 − β₁)·g)`, `m = β₂·m + (1 − β₂)·g`.
///
/// PyTorch: has none; names and defaults are those of the paper.
public final class Lion extends Optimizer<Lion.Config> {
    /// The settings of [Lion].
    ///
    /// @param lr learning rate, ≥ 0, default 1e-4
    /// @param beta1 decay of the first average, in [0, 1), default 0.9
    /// @param beta2 decay of the second average, in [0, 1), default 0.99
    /// @param weightDecay λ ≥ 0, taken from the parameter itself, default 0
    public record Config(double lr, double beta1, double beta2, double weightDecay) implements OptimizerConfig<Config> {
        /// Checks the ranges.
        public Config {
            atLeastZero("lr", lr);
            belowOne("beta1", beta1);
            belowOne("beta2", beta2);
            atLeastZero("weightDecay", weightDecay);
        }

        @Override
        public Config lr(double value) {
            return new Config(value, beta1, beta2, weightDecay);
        }

        @Override
        public double momentum() {
            return beta1;
        }

        @Override
        public Config momentum(double value) {
            return new Config(lr, value, beta2, weightDecay);
        }

        /// These settings with other betas.
        public Config betas(double first, double second) {
            return new Config(lr, first, second, weightDecay);
        }

        /// These settings with another weight decay.
        public Config weightDecay(double value) {
            return new Config(lr, beta1, beta2, value);
        }
    }

    /// The paper's defaults: lr 1e-4, betas 0.9 and 0.99.
    public static Config defaults() {
        return new Config(1e-4, 0.9, 0.99, 0);
    }

    /// Lion with the settings of [#defaults].
    public Lion(List<Tensor> parameters) {
        this(parameters, defaults());
    }

    /// Lion at the given rate.
    public Lion(List<Tensor> parameters, double lr) {
        this(parameters, defaults().lr(lr));
    }

    /// An optimizer of `parameters`.
    public Lion(List<Tensor> parameters, Config config) {
        super(parameters, config);
    }

    @Override
    protected List<String> slots(Config c) {
        return List.of("exp_avg");
    }

    @Override
    void update(ParameterState s, int from, int to, Config c) {
        float[] p = s.p();
        float[] g = s.g();
        int pAt = s.pAt();
        int gAt = s.gAt();
        float[] m = s.slot(0);
        int mAt = s.slotAt(0);
        float b1 = (float) c.beta1;
        float b2 = (float) c.beta2;
        float fresh1 = (float) (1 - c.beta1);
        float fresh2 = (float) (1 - c.beta2);
        float lr = (float) c.lr;
        float shrink = (float) (1 - c.lr * c.weightDecay);
        for (int i = from; i < to; i++) {
            float d = g[gAt + i];
            float mean = m[mAt + i];
            p[pAt + i] = p[pAt + i] * shrink - lr * Math.signum(b1 * mean + fresh1 * d);
            m[mAt + i] = b2 * mean + fresh2 * d;
        }
    }
}
