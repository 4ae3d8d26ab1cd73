package cairn.cli;

import cairn.data.Task;
import cairn.nn.loss.BCELoss;
import cairn.nn.loss.BCEWithLogitsLoss;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.loss.HingeLoss;
import cairn.nn.loss.HuberLoss;
import cairn.nn.loss.L1Loss;
import cairn.nn.loss.Loss;
import cairn.nn.loss.MSELoss;
import cairn.nn.loss.MultiClassPerceptronLoss;
import cairn.nn.loss.MultiMarginLoss;
import cairn.nn.loss.NLLLoss;
import cairn.nn.loss.PerceptronLoss;
import cairn.nn.loss.SmoothL1Loss;
import cairn.nn.loss.SoftMarginLoss;
import cairn.nn.loss.SquaredDifferenceLoss;
import cairn.nn.model.Vae;
import cairn.train.Objective;
import cairn.train.OutputKind;
import cairn.train.TargetKind;
import java.util.function.Supplier;

/// The losses of the command line, and what each makes of a network's outputs.
final class Losses {
    /// One loss: how it is made, which outputs it takes, and for which tasks it serves.
    ///
    /// @param loss makes the loss
    /// @param targets the form of its targets for classes
    /// @param outputs what outputs mean for classes
    /// @param outputsPerClass whether the network gives one number per class, rather than one in all
    /// @param classes whether it serves classification
    /// @param numbers whether it serves regression
    record Entry(
            Supplier<Loss> loss,
            TargetKind targets,
            OutputKind outputs,
            boolean outputsPerClass,
            boolean classes,
            boolean numbers) {
        Objective objective(Task task) {
            return switch (task) {
                case REGRESSION -> Objective.regression(loss.get());
                case CLASSIFICATION -> new Objective(loss.get(), targets, outputs);
                case TOKENS -> Objective.tokens(loss.get());
            };
        }

        /// Of a network that repeats its input.
        Objective reconstruction() {
            return Objective.reconstruction(loss.get());
        }
    }

    /// The part of a variational autoencoder's loss that its outputs have; the network adds the rest.
    static final String EVIDENCE = "bce-sum";

    static final Choice<Entry> ALL = new Choice<Entry>("loss")
            .add("cross-entropy", perClass(CrossEntropyLoss::new, TargetKind.AS_GIVEN, OutputKind.LOGITS))
            .add("nll", perClass(NLLLoss::new, TargetKind.AS_GIVEN, OutputKind.LOG_PROBABILITIES))
            .add("multi-margin", perClass(MultiMarginLoss::new, TargetKind.AS_GIVEN, OutputKind.LOGITS))
            .add("multi-perceptron", perClass(MultiClassPerceptronLoss::new, TargetKind.AS_GIVEN, OutputKind.LOGITS))
            .add("bce", single(BCELoss::new, TargetKind.ZERO_ONE, OutputKind.BINARY_PROBABILITY))
            .add("bce-logits", single(BCEWithLogitsLoss::new, TargetKind.ZERO_ONE, OutputKind.BINARY_LOGIT))
            .add("hinge", single(HingeLoss::new, TargetKind.BIPOLAR, OutputKind.BIPOLAR))
            .add("perceptron", single(PerceptronLoss::new, TargetKind.BIPOLAR, OutputKind.BIPOLAR))
            .add("soft-margin", single(SoftMarginLoss::new, TargetKind.BIPOLAR, OutputKind.BIPOLAR))
            .add("mse", both(MSELoss::new))
            .add("squared-difference", both(SquaredDifferenceLoss::new))
            .add("l1", number(L1Loss::new))
            .add("smooth-l1", number(SmoothL1Loss::new))
            .add("huber", number(HuberLoss::new))
            .add(EVIDENCE, number(Vae::reconstruction));

    private Losses() {}

    private static Entry perClass(Supplier<Loss> loss, TargetKind targets, OutputKind outputs) {
        return new Entry(loss, targets, outputs, true, true, false);
    }

    private static Entry single(Supplier<Loss> loss, TargetKind targets, OutputKind outputs) {
        return new Entry(loss, targets, outputs, false, true, false);
    }

    private static Entry both(Supplier<Loss> loss) {
        return new Entry(loss, TargetKind.ONE_HOT, OutputKind.PROBABILITIES, true, true, true);
    }

    private static Entry number(Supplier<Loss> loss) {
        return new Entry(loss, TargetKind.AS_GIVEN, OutputKind.VALUES, false, false, true);
    }
}
