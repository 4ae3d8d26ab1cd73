package cairn.tensor;

/// The smallest and the greatest elements. PyTorch: the result of `torch.aminmax`.
public record MinMax(Tensor min, Tensor max) {}
