package cairn.tensor;

/// The smallest and the greatest elements. PyTorch: the result of `torch.aminmax`.
public record Extremes(Tensor min, Tensor max) {}
