package cairn.tensor;

/// A permutation, a lower and an upper triangular matrix whose product is the decomposed one. PyTorch: the result of `torch.linalg.lu`.
///
/// @param p `[…, M, M]`, ones and zeros
/// @param l `[…, M, K]` with ones on its diagonal
/// @param u `[…, K, N]`
public record LU(Tensor p, Tensor l, Tensor u) {}
