package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The rate times `gamma` every `stepSize` steps.
///
/// PyTorch: `torch.optim.lr_scheduler.StepLR`.
public final class StepLR extends RateSchedule {
    private final int stepSize;
    private final double gamma;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param stepSize steps between two changes, at least 1
    /// @param gamma the factor, PyTorch's default 0.1
    public StepLR(Optimizer<?> optimizer, int stepSize, double gamma) {
        super(optimizer);
        this.stepSize = atLeastOne("stepSize", stepSize);
        this.gamma = gamma;
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return t > 0 && t % stepSize == 0 ? current * gamma : current;
    }
}
