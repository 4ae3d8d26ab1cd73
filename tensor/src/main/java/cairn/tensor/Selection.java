package cairn.tensor;

/// Elements chosen from a tensor, and where along the dimension they were. PyTorch: the `(values, indices)` of `max`, `sort`, `topk`, ….
///
/// @param values of the type of the tensor; gradients flow through them
/// @param indices `I64`, of the same shape
public record Selection(Tensor values, Tensor indices) {}
