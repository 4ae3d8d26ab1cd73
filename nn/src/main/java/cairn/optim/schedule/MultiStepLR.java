package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The rate times `gamma` at each of the given steps; a step named twice counts twice.
///
/// PyTorch: `torch.optim.lr_scheduler.MultiStepLR`.
public final class MultiStepLR extends RateSchedule {
    private final double gamma;
    private final int[] milestones;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param gamma the factor, PyTorch's default 0.1
    /// @param milestones the steps at which the rate changes
    public MultiStepLR(Optimizer<?> optimizer, double gamma, int... milestones) {
        super(optimizer);
        this.gamma = gamma;
        this.milestones = milestones.clone();
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        double rate = current;
        for (int m : milestones) if (m == t && t > 0) rate *= gamma;
        return rate;
    }
}
