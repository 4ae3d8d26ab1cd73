package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The rate falls to 0 as `(1 − t/totalSteps)^power`.
///
/// PyTorch: `torch.optim.lr_scheduler.PolynomialLR`.
public final class PolynomialLR extends RateSchedule {
    private final int totalSteps;
    private final double power;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param totalSteps steps until 0, at least 1
    /// @param power the exponent, PyTorch's default 1
    public PolynomialLR(Optimizer<?> optimizer, int totalSteps, double power) {
        super(optimizer);
        this.totalSteps = atLeastOne("totalSteps", totalSteps);
        this.power = power;
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        if (t == 0 || t > totalSteps) return current;
        return current * Math.pow((1 - (double) t / totalSteps) / (1 - (t - 1.0) / totalSteps), power);
    }
}
