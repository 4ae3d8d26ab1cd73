package cairn.tensor;

/// A standard deviation and the mean it was taken around. PyTorch: the result of `torch.std_mean`.
public record StdMean(Tensor std, Tensor mean) {}
