package cairn.optim.schedule;

import cairn.optim.Optimizer;
import cairn.optim.ParameterGroup;

/// The rate goes up and down between two bounds in straight lines, while the momentum goes the other way (Smith, 2017,
/// arXiv:1506.01186).
///
/// PyTorch: `torch.optim.lr_scheduler.CyclicLR`; momentum between 0.8 and 0.9 where the optimizer has one.
public final class CyclicLR extends RateSchedule {
    /// How the height of the cycles changes.
    public enum Mode {
        /// It does not.
        TRIANGULAR,
        /// Each is half as high as the one before.
        TRIANGULAR2
    }

    private static final double LOW_MOMENTUM = 0.8;
    private static final double HIGH_MOMENTUM = 0.9;

    private final double maxLr;
    private final int stepsUp;
    private final int stepsDown;
    private final Mode mode;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param baseLr the lower bound, where it begins
    /// @param maxLr the upper bound
    /// @param stepsUp steps from the lower to the upper bound, at least 1; PyTorch's default 2000
    /// @param stepsDown steps back, at least 1
    /// @param mode how the height changes
    public CyclicLR(Optimizer<?> optimizer, double baseLr, double maxLr, int stepsUp, int stepsDown, Mode mode) {
        super(optimizer);
        this.maxLr = maxLr;
        this.stepsUp = atLeastOne("stepsUp", stepsUp);
        this.stepsDown = atLeastOne("stepsDown", stepsDown);
        this.mode = mode;
        optimizer.groups().forEach(group -> group.initialLr(baseLr));
        begin();
    }

    @Override
    void set(ParameterGroup<?> group, int index) {
        super.set(group, index);
        if (!Double.isNaN(group.momentum()))
            group.momentum(HIGH_MOMENTUM - (HIGH_MOMENTUM - LOW_MOMENTUM) * height(steps()));
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return initial + (maxLr - initial) * height(t);
    }

    /// Where in its cycle step `t` stands, 0 at the bottom and 1 (times the mode's scale) at the top.
    private double height(long t) {
        long length = (long) stepsUp + stepsDown;
        long cycle = t / length;
        long at = t % length;
        double height = at <= stepsUp ? (double) at / stepsUp : (double) (length - at) / stepsDown;
        return mode == Mode.TRIANGULAR ? height : height / Math.pow(2, (double) cycle);
    }
}
