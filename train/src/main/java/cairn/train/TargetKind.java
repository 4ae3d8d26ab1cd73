package cairn.train;

import cairn.tensor.DType;
import cairn.tensor.Tensor;

/// The form in which a loss wants its targets.
public enum TargetKind {
    /// As the dataset gives them.
    AS_GIVEN,
    /// Class numbers become rows with a single 1: `[N] → [N, C]`.
    ONE_HOT,
    /// Class numbers 0 and 1 become numbers beside the output: `[N] → [N, 1]`.
    ZERO_ONE,
    /// Class numbers 0 and 1 become −1 and 1: `[N] → [N, 1]`.
    BIPOLAR,
    /// The tokens of all sequences in one row: `[N, T] → [N·T]`.
    TOKENS;

    /// The target for `output`, from what the dataset gives.
    public Tensor of(Tensor target, Tensor output) {
        return switch (this) {
            case AS_GIVEN -> target;
            case ONE_HOT -> target.oneHot(output.size(-1)).to(DType.F32);
            case ZERO_ONE -> target.to(DType.F32).reshape(output.shape().dims());
            case BIPOLAR ->
                target.to(DType.F32).reshape(output.shape().dims()).mul(2).sub(1);
            case TOKENS -> target.reshape(-1);
        };
    }
}
