package cairn.tensor;

import cairn.tensor.ops.neural.Linear;

/// The fused operations behind layers and losses. PyTorch: `torch.nn.functional`.
public sealed interface NeuralOps permits Tensor {

    /// `x · wᵀ + b`. Shape: `[…, in], [out, in], [out] → […, out]`.
    ///
    /// @param bias null for none
    default Tensor linear(Tensor weight, Tensor bias) {
        return Linear.of((Tensor) this, weight, bias);
    }
}
