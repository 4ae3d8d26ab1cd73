package cairn.cli;

import cairn.optim.Optimizer;
import cairn.optim.schedule.ChainedScheduler;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.optim.schedule.ExponentialLR;
import cairn.optim.schedule.LinearLR;
import cairn.optim.schedule.OneCycleLR;
import cairn.optim.schedule.ReduceLROnPlateau;
import cairn.optim.schedule.Schedule;
import cairn.optim.schedule.StepLR;
import cairn.optim.schedule.WarmupLR;
import cairn.train.Scheduling;
import java.util.Optional;

/// The learning-rate schedules of the command line, laid out over the whole run.
final class Schedules {
    private static final double WARMUP_PART = 0.05;

    /// Lays a schedule out over `epochs` epochs of `steps` steps each.
    @FunctionalInterface
    interface Maker {
        Optional<Scheduling> make(Optimizer<?> optimizer, int epochs, int steps);
    }

    static final Choice<Maker> ALL = new Choice<Maker>("schedule")
            .add("constant", (o, epochs, steps) -> Optional.empty())
            .add("cosine", (o, epochs, steps) -> perStep(new CosineAnnealingLR(o, epochs * steps)))
            .add("warmup-cosine", (o, epochs, steps) -> perStep(warmupCosine(o, epochs * steps)))
            .add("linear", (o, epochs, steps) -> perStep(new LinearLR(o, 1, 0, epochs * steps)))
            .add("one-cycle", (o, epochs, steps) -> perStep(new OneCycleLR(o, o.lr(), epochs * steps)))
            .add("step", (o, epochs, steps) -> perEpoch(new StepLR(o, Math.max(1, epochs / 3), 0.1)))
            .add("exponential", (o, epochs, steps) -> perEpoch(new ExponentialLR(o, Math.pow(0.01, 1.0 / epochs))))
            .add(
                    "plateau",
                    (o, epochs, steps) -> perEpoch(
                            new ReduceLROnPlateau(o, ReduceLROnPlateau.Mode.MIN, 0.3, Math.max(2, epochs / 10), 0, 0)));

    private Schedules() {}

    private static ChainedScheduler warmupCosine(Optimizer<?> o, int total) {
        return new ChainedScheduler(
                new WarmupLR(o, Math.max(1, (int) (total * WARMUP_PART))), new CosineAnnealingLR(o, total));
    }

    private static Optional<Scheduling> perStep(Schedule s) {
        return Optional.of(Scheduling.perStep(s));
    }

    private static Optional<Scheduling> perEpoch(Schedule s) {
        return Optional.of(Scheduling.perEpoch(s));
    }
}
