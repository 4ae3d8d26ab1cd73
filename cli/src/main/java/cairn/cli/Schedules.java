package cairn.cli;

import cairn.optim.Optimizer;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.optim.schedule.ExponentialLR;
import cairn.optim.schedule.LinearLR;
import cairn.optim.schedule.OneCycleLR;
import cairn.optim.schedule.ReduceLROnPlateau;
import cairn.optim.schedule.Schedule;
import cairn.optim.schedule.SequentialLR;
import cairn.optim.schedule.StepLR;
import cairn.optim.schedule.WarmupLR;
import cairn.train.Scheduling;
import java.util.Optional;

/// The learning-rate schedules of the command line, laid out over the whole run.
final class Schedules {
    /// What a schedule is laid out over.
    ///
    /// @param epochs of the training
    /// @param steps of all epochs together
    /// @param warmup steps in which the rate rises, where it does
    /// @param least the rate at the end, where it can be told
    record Course(int epochs, int steps, int warmup, double least) {}

    /// Lays a schedule out.
    @FunctionalInterface
    interface Maker {
        Optional<Scheduling> make(Optimizer<?> optimizer, Course course);
    }

    static final Choice<Maker> ALL = new Choice<Maker>("schedule")
            .add("constant", (o, c) -> Optional.empty())
            .add("cosine", (o, c) -> perStep(new CosineAnnealingLR(o, c.steps, c.least)))
            .add("warmup-cosine", (o, c) -> perStep(warmupCosine(o, c)))
            .add("linear", (o, c) -> perStep(new LinearLR(o, 1, 0, c.steps)))
            .add("one-cycle", (o, c) -> perStep(new OneCycleLR(o, o.lr(), c.steps)))
            .add("step", (o, c) -> perEpoch(new StepLR(o, Math.max(1, c.epochs / 3), 0.1)))
            .add("exponential", (o, c) -> perEpoch(new ExponentialLR(o, Math.pow(0.01, 1.0 / c.epochs))))
            .add(
                    "plateau",
                    (o, c) -> perEpoch(new ReduceLROnPlateau(
                            o, ReduceLROnPlateau.Mode.MIN, 0.3, Math.max(2, c.epochs / 10), 0, 0)));

    private Schedules() {}

    private static Schedule warmupCosine(Optimizer<?> o, Course c) {
        int warmup = Math.min(c.warmup, c.steps - 1);
        if (warmup < 1) return new CosineAnnealingLR(o, c.steps, c.least);
        return new SequentialLR(
                new int[] {warmup}, new WarmupLR(o, warmup), new CosineAnnealingLR(o, c.steps - warmup, c.least));
    }

    private static Optional<Scheduling> perStep(Schedule s) {
        return Optional.of(Scheduling.perStep(s));
    }

    private static Optional<Scheduling> perEpoch(Schedule s) {
        return Optional.of(Scheduling.perEpoch(s));
    }
}
