package cairn.optim.schedule;

import cairn.optim.Optimizer;
import java.util.function.LongToDoubleFunction;

/// The rate times a function of the steps taken, at every step.
///
/// PyTorch: `torch.optim.lr_scheduler.MultiplicativeLR`.
public final class MultiplicativeLR extends RateSchedule {
    private final LongToDoubleFunction factor;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param factor the factor at step t, from 1
    public MultiplicativeLR(Optimizer<?> optimizer, LongToDoubleFunction factor) {
        super(optimizer);
        this.factor = factor;
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return t > 0 ? current * factor.applyAsDouble(t) : current;
    }
}
