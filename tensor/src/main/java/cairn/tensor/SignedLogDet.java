package cairn.tensor;

/// A determinant as its sign, −1, 0 or 1, and the logarithm of its magnitude, which does not overflow. PyTorch: the result of
/// `torch.linalg.slogdet`.
public record SignedLogDet(Tensor sign, Tensor logAbsDet) {}
