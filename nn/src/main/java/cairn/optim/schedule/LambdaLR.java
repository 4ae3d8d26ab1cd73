package cairn.optim.schedule;

import cairn.optim.Optimizer;
import java.util.function.LongToDoubleFunction;

/// The initial rate times a function of the steps taken.
///
/// PyTorch: `torch.optim.lr_scheduler.LambdaLR`.
public final class LambdaLR extends RateSchedule {
    private final LongToDoubleFunction factor;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param factor the factor at step t
    public LambdaLR(Optimizer<?> optimizer, LongToDoubleFunction factor) {
        super(optimizer);
        this.factor = factor;
        begin();
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return initial * factor.applyAsDouble(t);
    }
}
