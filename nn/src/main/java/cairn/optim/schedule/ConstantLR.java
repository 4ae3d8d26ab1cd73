package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The rate times `factor` for the first `totalSteps` steps, then the full rate.
///
/// PyTorch: `torch.optim.lr_scheduler.ConstantLR`.
public final class ConstantLR extends RateSchedule {
    private final double factor;
    private final int totalSteps;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param factor in (0, 1], PyTorch's default 1/3
    /// @param totalSteps at least 1
    public ConstantLR(Optimizer<?> optimizer, double factor, int totalSteps) {
        super(optimizer);
        this.factor = inUnit("factor", factor);
        this.totalSteps = atLeastOne("totalSteps", totalSteps);
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        if (t == 0) return current * factor;
        return t == totalSteps ? current / factor : current;
    }
}
