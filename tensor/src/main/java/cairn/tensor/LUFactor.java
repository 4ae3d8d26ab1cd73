package cairn.tensor;

import cairn.tensor.ops.linalg.Factor;

/// An LU decomposition in one matrix, ready to solve equations. PyTorch: the result of `torch.linalg.lu_factor`.
///
/// @param lu `[…, M, N]`: `U` on and above the diagonal, `L` without its diagonal of ones below
/// @param pivots `I64` `[…, K]`: row `i` was exchanged with row `pivots[i]`, counted from 1
public record LUFactor(Tensor lu, Tensor pivots) {
    /// The solution `X` of `A · X = B`, where `A` is the decomposed matrix. PyTorch: `torch.linalg.lu_solve`.
    ///
    /// Shape: `[…, N, N], […, N, K] → […, N, K]`.
    public Tensor solve(Tensor b) {
        return Factor.solve(this, b);
    }

    /// The solution `X` of `Aᵀ · X = B`.
    public Tensor solveTransposed(Tensor b) {
        return Factor.solveTransposed(this, b);
    }
}
