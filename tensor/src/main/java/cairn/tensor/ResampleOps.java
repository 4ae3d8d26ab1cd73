package cairn.tensor;

import cairn.tensor.ops.resample.Interpolate;

/// Sequences, pictures and volumes of other sizes. PyTorch: `torch.nn.functional`.
public sealed interface ResampleOps permits Tensor {
    /// Made larger or smaller: `x.interpolate(Interpolation.by(2).linear())`. Shape: `[N, C, *] → [N, C, *']` with one to three sizes after `C`.
    default Tensor interpolate(Interpolation how) {
        return Interpolate.of((Tensor) this, how);
    }
}
