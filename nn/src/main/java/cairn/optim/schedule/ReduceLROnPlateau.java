package cairn.optim.schedule;

import cairn.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rate times `factor` when a score has stopped improving. Advanced by [#step(double)] with the score, once an epoch.
///
/// PyTorch: `torch.optim.lr_scheduler.ReduceLROnPlateau`, with its relative threshold of 1e-4 and its ε of 1e-8.
public final class ReduceLROnPlateau implements Schedule {
    /// Which scores are better.
    public enum Mode {
        /// Smaller ones, as with a loss.
        MIN,
        /// Larger ones, as with an accuracy.
        MAX
    }

    private static final double THRESHOLD = 1e-4;
    private static final double EPS = 1e-8;

    private final Optimizer<?> optimizer;
    private final Mode mode;
    private final double factor;
    private final int patience;
    private final int cooldown;
    private final double minLr;
    private double best;
    private int bad;
    private int cooling;

    /// A loss watched with PyTorch's defaults: factor 0.1, patience 10, no cooldown, down to 0.
    public ReduceLROnPlateau(Optimizer<?> optimizer) {
        this(optimizer, Mode.MIN, 0.1, 10, 0, 0);
    }

    /// A schedule over all groups of `optimizer`.
    ///
    /// @param factor in (0, 1)
    /// @param patience how many scores without improvement are allowed, ≥ 0
    /// @param cooldown scores after a reduction that are not counted, ≥ 0
    /// @param minLr the lowest rate, ≥ 0
    public ReduceLROnPlateau(
            Optimizer<?> optimizer, Mode mode, double factor, int patience, int cooldown, double minLr) {
        if (!(factor > 0 && factor < 1))
            throw new IllegalArgumentException("factor must be in (0, 1), got " + factor + ".");
        if (patience < 0 || cooldown < 0 || !(minLr >= 0))
            throw new IllegalArgumentException("patience, cooldown and minLr must be at least 0, got %d, %d and %s."
                    .formatted(patience, cooldown, minLr));
        this.optimizer = optimizer;
        this.mode = mode;
        this.factor = factor;
        this.patience = patience;
        this.cooldown = cooldown;
        this.minLr = minLr;
        this.best = mode == Mode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /// Refused: this schedule needs the score.
    @Override
    public void step() {
        throw new IllegalStateException("ReduceLROnPlateau needs a score: call step(score), once an epoch.");
    }

    @Override
    public void step(double score) {
        if (improves(score)) {
            best = score;
            bad = 0;
        } else bad++;
        if (cooling > 0) {
            cooling--;
            bad = 0;
        }
        if (bad <= patience) return;
        reduce();
        cooling = cooldown;
        bad = 0;
    }

    private boolean improves(double score) {
        return mode == Mode.MIN ? score < best * (1 - THRESHOLD) : score > best * (1 + THRESHOLD);
    }

    private void reduce() {
        optimizer.groups().forEach(group -> {
            double lower = Math.max(group.lr() * factor, minLr);
            if (group.lr() - lower > EPS) group.lr(lower);
        });
    }

    @Override
    public Map<String, Double> state() {
        Map<String, Double> state = new LinkedHashMap<>();
        if (!Double.isInfinite(best)) state.put("best", best);
        state.put("bad", (double) bad);
        state.put("cooling", (double) cooling);
        return state;
    }

    @Override
    public void load(Map<String, Double> state) {
        bad = (int) RateSchedule.value(state, "bad");
        cooling = (int) RateSchedule.value(state, "cooling");
        if (state.containsKey("best")) best = RateSchedule.value(state, "best");
    }
}
