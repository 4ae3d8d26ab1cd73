package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The factor on the rate goes from `startFactor` to `endFactor` in equal parts over `totalSteps` steps.
///
/// PyTorch: `torch.optim.lr_scheduler.LinearLR`.
public final class LinearLR extends RateSchedule {
    private final double startFactor;
    private final double endFactor;
    private final int totalSteps;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param startFactor the first factor, in (0, 1], PyTorch's default 1/3
    /// @param endFactor the last factor, ≥ 0, PyTorch's default 1
    /// @param totalSteps at least 1
    public LinearLR(Optimizer<?> optimizer, double startFactor, double endFactor, int totalSteps) {
        super(optimizer);
        this.startFactor = inUnit("startFactor", startFactor);
        this.endFactor = endFactor;
        this.totalSteps = atLeastOne("totalSteps", totalSteps);
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        if (t == 0) return current * startFactor;
        if (t > totalSteps) return current;
        double rise = endFactor - startFactor;
        return current * (1 + rise / (totalSteps * startFactor + (t - 1) * rise));
    }
}
