package cairn.optim.schedule;

import cairn.optim.Optimizer;
import java.util.Map;

/// The rate falls along half a cosine and starts again from the top, each time over a longer period (Loshchilov and Hutter, 2017,
/// arXiv:1608.03983).
///
/// PyTorch: `torch.optim.lr_scheduler.CosineAnnealingWarmRestarts`.
public final class CosineAnnealingWarmRestarts extends RateSchedule {
    private final int firstPeriod;
    private final int growth;
    private final double minLr;
    private long inPeriod;
    private long period;

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param firstPeriod steps until the first restart, at least 1; PyTorch's `T_0`
    /// @param growth the factor from one period to the next, at least 1; PyTorch's `T_mult`, default 1
    /// @param minLr the lowest rate, default 0; PyTorch's `eta_min`
    public CosineAnnealingWarmRestarts(Optimizer<?> optimizer, int firstPeriod, int growth, double minLr) {
        super(optimizer);
        this.firstPeriod = atLeastOne("firstPeriod", firstPeriod);
        this.growth = atLeastOne("growth", growth);
        this.minLr = minLr;
        this.period = firstPeriod;
        begin();
    }

    @Override
    void restart() {
        inPeriod = 0;
        period = firstPeriod;
        super.restart();
    }

    @Override
    void advance() {
        if (++inPeriod < period) return;
        inPeriod -= period;
        period *= growth;
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return minLr + (initial - minLr) * (1 + Math.cos(Math.PI * inPeriod / period)) / 2;
    }

    @Override
    public Map<String, Double> state() {
        Map<String, Double> state = super.state();
        state.put("in_period", (double) inPeriod);
        state.put("period", (double) period);
        return state;
    }

    @Override
    public void load(Map<String, Double> state) {
        super.load(state);
        inPeriod = (long) value(state, "in_period");
        period = (long) value(state, "period");
    }
}
