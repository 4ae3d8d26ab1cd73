package cairn.train;

import cairn.data.transform.Normalize;
import cairn.nn.loss.Loss;
import cairn.tensor.Tensor;
import java.util.Optional;

/// What a training optimises: the loss, the form in which it wants its targets, and what the network's outputs mean.
///
/// @param loss the loss
/// @param targets the form of its targets
/// @param outputs the meaning of the outputs it is given
/// @param scaling how numbers to predict are scaled for the loss; empty for classes, and for numbers that are taken as they are
public record Objective(Loss loss, TargetKind targets, OutputKind outputs, Optional<TargetScaling> scaling) {
    /// Refuses to scale classes.
    public Objective {
        if (scaling.isPresent() && outputs != OutputKind.VALUES)
            throw new IllegalArgumentException(
                    "Objective: only numbers to predict can be scaled, not " + outputs + ".");
    }

    /// An objective that takes its targets unscaled.
    public Objective(Loss loss, TargetKind targets, OutputKind outputs) {
        this(loss, targets, outputs, Optional.empty());
    }

    /// Classes from one score each, with class numbers as targets: cross-entropy, multi-margin.
    public static Objective classification(Loss loss) {
        return new Objective(loss, TargetKind.AS_GIVEN, OutputKind.LOGITS);
    }

    /// Two classes from one score: binary cross-entropy with logits.
    public static Objective binary(Loss loss) {
        return new Objective(loss, TargetKind.ZERO_ONE, OutputKind.BINARY_LOGIT);
    }

    /// Numbers.
    public static Objective regression(Loss loss) {
        return new Objective(loss, TargetKind.AS_GIVEN, OutputKind.VALUES);
    }

    /// The sample itself: an autoencoder, trained on a dataset that is [reconstructing][cairn.data.Dataset#reconstructing()].
    public static Objective reconstruction(Loss loss) {
        return new Objective(loss, TargetKind.AS_GIVEN, OutputKind.RECONSTRUCTION);
    }

    /// The next token at every place of a sequence: cross-entropy of `[N, T, V]` and `[N, T]`, averaged over places. Targets of −100 do not
    /// count.
    public static Objective tokens(Loss loss) {
        return new Objective(loss, TargetKind.TOKENS, OutputKind.TOKEN_LOGITS);
    }

    /// With numbers to predict brought to mean 0 and deviation 1 for the loss. The network then gives scaled numbers; [#values] brings them
    /// back, and an [Evaluation] reports its errors in the unit of the targets.
    ///
    /// ```java
    /// Objective.regression(new MSELoss()).scaled(Normalize.fitTargets(train));
    /// ```
    ///
    /// @param targets the statistics of the training part's targets
    public Objective scaled(Normalize targets) {
        return new Objective(loss, this.targets, outputs, Optional.of(new TargetScaling(targets)));
    }

    /// The loss of `output` against the dataset's `target`.
    public Tensor lossOf(Tensor output, Tensor target) {
        Tensor rows = outputs.rows(output);
        Tensor wanted = targets.of(target, rows);
        return loss.forward(rows, scaling.map(s -> s.scaled(wanted)).orElse(wanted));
    }

    /// The numbers a network predicts, from its output, in the unit of the targets.
    public Tensor values(Tensor output) {
        return scaling.map(s -> s.unscaled(output)).orElse(output);
    }
}
