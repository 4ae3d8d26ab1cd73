package cairn.optim;

import cairn.tensor.Tensor;
import java.util.List;

/// Parameters that share settings. PyTorch: one entry of `param_groups`.
///
/// @param <C> the optimizer's configuration
public final class ParameterGroup<C extends OptimizerConfig<C>> {
    private final List<Tensor> parameters;
    private C config;
    private double initialLr = Double.NaN; // unset until a schedule asks

    ParameterGroup(List<Tensor> parameters, C config) {
        this.parameters = List.copyOf(parameters);
        this.config = config;
    }

    /// The parameters, in the order given.
    public List<Tensor> parameters() {
        return parameters;
    }

    /// The settings in force.
    public C config() {
        return config;
    }

    /// Replaces the settings; the next step uses them.
    public void config(C changed) {
        config = changed;
    }

    /// The learning rate in force.
    public double lr() {
        return config.lr();
    }

    /// Replaces the learning rate.
    public void lr(double lr) {
        config = config.lr(lr);
    }

    /// The rate a schedule starts from: the one in force when the first schedule was made. PyTorch: `initial_lr`.
    public double initialLr() {
        if (Double.isNaN(initialLr)) initialLr = lr();
        return initialLr;
    }

    /// Replaces the rate a schedule starts from.
    public void initialLr(double lr) {
        initialLr = lr;
    }

    /// The momentum in force, or what plays its part; NaN if there is none.
    public double momentum() {
        return config.momentum();
    }

    /// Replaces the momentum.
    public void momentum(double momentum) {
        config = config.momentum(momentum);
    }
}
