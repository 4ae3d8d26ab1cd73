package cairn.train;

import cairn.nn.loss.Loss;
import cairn.tensor.Tensor;

/// What a training optimises: the loss, the form in which it wants its targets, and what the network's outputs mean.
///
/// @param loss the loss
/// @param targets the form of its targets
/// @param outputs the meaning of the outputs it is given
public record Objective(Loss loss, TargetKind targets, OutputKind outputs) {
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

    /// The next token at every place of a sequence: cross-entropy of `[N, T, V]` and `[N, T]`, averaged over places. Targets of −100 do not
    /// count.
    public static Objective tokens(Loss loss) {
        return new Objective(loss, TargetKind.TOKENS, OutputKind.TOKEN_LOGITS);
    }

    /// The loss of `output` against the dataset's `target`.
    public Tensor lossOf(Tensor output, Tensor target) {
        Tensor rows = outputs.rows(output);
        return loss.forward(rows, targets.of(target, rows));
    }
}
