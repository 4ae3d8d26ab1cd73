package cairn.cli;

import cairn.optim.Optimizer;
import cairn.tensor.Tensor;
import cairn.train.Scheduling;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how parameters are changed, and how fast.
final class OptimizerSpec {
    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description =
                    "adam, adamw, sgd (momentum 0.9), none (plain gradient steps), rmsprop, adagrad, adadelta, adamax, nadam, radam, lion."
                            + DEFAULT)
    private String optimizer;

    @Option(names = "--lr", paramLabel = "RATE", description = "The learning rate. Default: the optimizer's own.")
    private double lr = Double.NaN;

    @Option(names = "--momentum", paramLabel = "M", description = "Momentum, or Adam's beta1.")
    private double momentum = Double.NaN;

    @Option(
            names = "--dampening",
            paramLabel = "D",
            description =
                    "The part of each gradient that sgd leaves out of its momentum; equal to the momentum it makes it a mean, β·v + (1 − β)·g. Default: 0.")
    private double dampening = Double.NaN;

    @Option(names = "--beta2", paramLabel = "B", description = "Beta2 of adam and adamw. Default: 0.999.")
    private double beta2 = Double.NaN;

    @Option(names = "--weight-decay", paramLabel = "W", description = "Weight decay.")
    private double weightDecay = Double.NaN;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "constant",
            description =
                    "How the learning rate changes: constant, cosine, warmup-cosine, linear, one-cycle, step, exponential, plateau."
                            + DEFAULT)
    private String schedule;

    @Option(
            names = "--warmup-steps",
            paramLabel = "N",
            description = "Steps in which warmup-cosine rises to the learning rate. Default: a twentieth of all.")
    private @Nullable Integer warmupSteps;

    @Option(
            names = "--min-lr",
            paramLabel = "RATE",
            description = "The rate at which cosine and warmup-cosine end. Default: 0.")
    private double minLr = Double.NaN;

    /// Refuses values that make no sense, before any work.
    void check() {
        Optimizers.ALL.named(optimizer);
        Schedules.ALL.named(schedule);
        if (!Double.isNaN(lr) && !(lr > 0 && lr < 1e6))
            throw new UsageException("--lr must be above 0, got " + lr + ".");
        if (!Double.isNaN(momentum)) TrainSettings.inRange("--momentum", momentum, 0, 1);
        if (!Double.isNaN(dampening)) TrainSettings.inRange("--dampening", dampening, 0, 1);
        if (!Double.isNaN(beta2)) TrainSettings.inRange("--beta2", beta2, 0, 1);
        if (weightDecay < 0) throw new UsageException("--weight-decay must be at least 0, got " + weightDecay + ".");
        if (warmupSteps != null) TrainSettings.atLeast("--warmup-steps", warmupSteps, 1);
        if (minLr < 0) throw new UsageException("--min-lr must be at least 0, got " + minLr + ".");
        goesWith("--dampening", !Double.isNaN(dampening), "--optimizer", optimizer, "sgd");
        goesWith("--beta2", !Double.isNaN(beta2), "--optimizer", optimizer, "adam", "adamw");
        goesWith("--warmup-steps", warmupSteps != null, "--schedule", schedule, "warmup-cosine");
        goesWith("--min-lr", !Double.isNaN(minLr), "--schedule", schedule, "cosine", "warmup-cosine");
    }

    private static void goesWith(String option, boolean given, String other, String value, String... names) {
        if (given && List.of(names).stream().noneMatch(value::equalsIgnoreCase))
            throw new UsageException(
                    "%s goes with %s %s, not with %s.".formatted(option, other, String.join(" or ", names), value));
    }

    /// The optimizer of `parameters`.
    Optimizer<?> of(List<Tensor> parameters) {
        var settings = new Optimizers.Settings(lr, momentum, dampening, beta2, weightDecay);
        return Optimizers.ALL.named(optimizer).make(parameters, settings);
    }

    /// The schedule of its learning rate; empty for none.
    Optional<Scheduling> schedule(Optimizer<?> of, int epochs, int steps) {
        int warmup = warmupSteps != null ? warmupSteps : Math.max(1, steps / 20);
        double least = Double.isNaN(minLr) ? 0 : minLr;
        return Schedules.ALL.named(schedule).make(of, new Schedules.Course(epochs, steps, warmup, least));
    }
}
