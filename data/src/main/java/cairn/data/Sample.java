package cairn.data;

import cairn.tensor.Tensor;

/// One input and its target.
///
/// @param x the input, without a batch dimension
/// @param y the target: an `I64` scalar for a class, `F32` of shape `[outputs]` for numbers
public record Sample(Tensor x, Tensor y) {}
