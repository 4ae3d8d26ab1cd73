package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The rate times `gamma` at every step.
///
/// PyTorch: `torch.optim.lr_scheduler.ExponentialLR`.
public final class ExponentialLR extends RateSchedule {
    private final double gamma;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param gamma the factor
    public ExponentialLR(Optimizer<?> optimizer, double gamma) {
        super(optimizer);
        this.gamma = gamma;
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return t > 0 ? current * gamma : current;
    }
}
