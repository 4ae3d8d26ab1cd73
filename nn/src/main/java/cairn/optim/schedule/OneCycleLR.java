package cairn.optim.schedule;

import cairn.optim.Optimizer;
import cairn.optim.ParameterGroup;

/// The rate rises to `maxLr` and falls far below its start, all within one run, while the momentum does the opposite (Smith and Topin,
/// 2018, arXiv:1708.07120). Two phases, both along a cosine.
///
/// PyTorch: `torch.optim.lr_scheduler.OneCycleLR` with its defaults: momentum between 0.85 and 0.95 where the optimizer has one, a start
/// at `maxLr/25`, an end at a ten-thousandth of that.
public final class OneCycleLR extends RateSchedule {
    private static final double DIV = 25;
    private static final double FINAL_DIV = 1e4;
    private static final double LOW_MOMENTUM = 0.85;
    private static final double HIGH_MOMENTUM = 0.95;

    private final double maxLr;
    private final int totalSteps;
    private final double rising; // the last step of the first phase

    /// A schedule over all groups of `optimizer` with the first 30 % of the steps rising.
    public OneCycleLR(Optimizer<?> optimizer, double maxLr, int totalSteps) {
        this(optimizer, maxLr, totalSteps, 0.3);
    }

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param maxLr the highest rate, above 0
    /// @param totalSteps how many steps the run has, at least 1
    /// @param risingPart the part of them in which the rate rises, in [0, 1]
    public OneCycleLR(Optimizer<?> optimizer, double maxLr, int totalSteps, double risingPart) {
        super(optimizer);
        if (!(maxLr > 0)) throw new IllegalArgumentException("maxLr must be above 0, got " + maxLr + ".");
        if (!(risingPart >= 0 && risingPart <= 1))
            throw new IllegalArgumentException("risingPart must be in [0, 1], got " + risingPart + ".");
        this.maxLr = maxLr;
        this.totalSteps = atLeastOne("totalSteps", totalSteps);
        this.rising = risingPart * totalSteps - 1;
        optimizer.groups().forEach(group -> group.initialLr(maxLr / DIV));
        begin();
    }

    @Override
    void set(ParameterGroup<?> group, int index) {
        super.set(group, index);
        if (!Double.isNaN(group.momentum()))
            group.momentum(between(steps(), HIGH_MOMENTUM, LOW_MOMENTUM, HIGH_MOMENTUM));
    }

    @Override
    protected double rate(long t, double current, double initial) {
        return between(t, initial, maxLr, initial / FINAL_DIV);
    }

    private double between(long t, double start, double middle, double end) {
        if (t > totalSteps) // PyTorch refuses this as well
        throw new IllegalStateException(
                    "one cycle: step %d of a schedule of %d steps; give it as many as the training has."
                            .formatted(t, totalSteps));
        if (t <= rising) return cosine(start, middle, t / rising);
        return cosine(middle, end, (t - rising) / (totalSteps - 1 - rising));
    }

    private static double cosine(double from, double to, double part) {
        return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
    }
}
