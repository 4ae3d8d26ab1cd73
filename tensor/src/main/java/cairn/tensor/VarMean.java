package cairn.tensor;

/// A variance and the mean it was taken around. PyTorch: the result of `torch.var_mean`.
public record VarMean(Tensor var, Tensor mean) {}
