package cairn.tensor;

/// The distinct elements, or slices, of a tensor. PyTorch: the result of `torch.unique`.
///
/// @param values each distinct element once
/// @param inverse `I64`: for every element of the input, or slice, where it is in `values`
/// @param counts `I64`: how often each occurs
public record Unique(Tensor values, Tensor inverse, Tensor counts) {}
