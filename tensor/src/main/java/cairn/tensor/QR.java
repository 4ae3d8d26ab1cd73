package cairn.tensor;

/// An orthogonal and an upper triangular matrix whose product is the decomposed one. PyTorch: the result of `torch.linalg.qr`.
///
/// @param q `[…, M, K]` with orthonormal columns
/// @param r `[…, K, N]`, zero below the diagonal
public record QR(Tensor q, Tensor r) {}
