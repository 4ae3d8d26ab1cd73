package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The factor on the rate rises from `1/warmupSteps` to 1 in equal parts; after that the rate is left to other schedules.
///
/// PyTorch: `LinearLR(start_factor=1/n, total_iters=n−1)`.
public final class WarmupLR extends RateSchedule {
    private final int warmupSteps;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param warmupSteps at least 1
    public WarmupLR(Optimizer<?> optimizer, int warmupSteps) {
        super(optimizer);
        this.warmupSteps = atLeastOne("warmupSteps", warmupSteps);
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        if (t == 0) return current / warmupSteps;
        return t < warmupSteps ? current * (t + 1) / t : current;
    }
}
