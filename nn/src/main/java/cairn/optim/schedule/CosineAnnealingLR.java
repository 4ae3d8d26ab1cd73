package cairn.optim.schedule;

import cairn.optim.Optimizer;

/// The rate follows half a cosine from its start to `minLr` over `halfPeriod` steps, and back (Loshchilov and Hutter, 2017, arXiv:1608.03983).
///
/// `lr = minLr + (initial − minLr)·(1 + cos(π·t/halfPeriod)) / 2`, worked out from the rate before, so that another schedule may act as well.
///
/// PyTorch: `torch.optim.lr_scheduler.CosineAnnealingLR`.
public final class CosineAnnealingLR extends RateSchedule {
    private final int halfPeriod;
    private final double minLr;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param halfPeriod steps from the top to the bottom, at least 1; PyTorch's `T_max`
    /// @param minLr the lowest rate, default 0; PyTorch's `eta_min`
    public CosineAnnealingLR(Optimizer<?> optimizer, int halfPeriod, double minLr) {
        super(optimizer);
        this.halfPeriod = atLeastOne("halfPeriod", halfPeriod);
        this.minLr = minLr;
        begin();
    }

    /// Down to 0 in `halfPeriod` steps.
    public CosineAnnealingLR(Optimizer<?> optimizer, int halfPeriod) {
        this(optimizer, halfPeriod, 0);
    }

    @Override
    protected double rate(long t, double current, double initial) {
        if (t == 0) return current;
        double turn = Math.PI / halfPeriod;
        if ((t - 1 - halfPeriod) % (2L * halfPeriod) == 0)
            return current + (initial - minLr) * (1 - Math.cos(turn)) / 2;
        return (1 + Math.cos(turn * t)) / (1 + Math.cos(turn * (t - 1))) * (current - minLr) + minLr;
    }
}
