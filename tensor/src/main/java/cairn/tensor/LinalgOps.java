package cairn.tensor;

import cairn.tensor.ops.linalg.AddProduct;
import cairn.tensor.ops.linalg.Cholesky;
import cairn.tensor.ops.linalg.Cross;
import cairn.tensor.ops.linalg.Det;
import cairn.tensor.ops.linalg.Dot;
import cairn.tensor.ops.linalg.Factor;
import cairn.tensor.ops.linalg.LogDet;
import cairn.tensor.ops.linalg.MatMul;
import cairn.tensor.ops.linalg.Orthogonal;
import cairn.tensor.ops.linalg.Powers;
import cairn.tensor.ops.linalg.Products;
import cairn.tensor.ops.linalg.Solve;
import cairn.tensor.ops.linalg.SolveTriangular;
import cairn.tensor.ops.linalg.TensorDot;
import cairn.tensor.ops.reduce.Norm;

/// Linear algebra.
public sealed interface LinalgOps permits Tensor {

    // ---- products

    /// Matrix product; leading dims are batches and broadcast. A vector on the left is a row, on the right a column, and its dimension is
    /// dropped from the result. Integers are multiplied as F32.
    ///
    /// Shape: `[…, M, K] · […, K, N] → […, M, N]`.
    default Tensor matmul(Tensor w) {
        return MatMul.of((Tensor) this, w);
    }

    /// Matrix times matrix. Shape: `[M, K] · [K, N] → [M, N]`.
    default Tensor mm(Tensor b) {
        return Products.mm("mm", (Tensor) this, b);
    }

    /// A batch of matrix products. Shape: `[B, M, K] · [B, K, N] → [B, M, N]`.
    default Tensor bmm(Tensor b) {
        return Products.bmm("bmm", (Tensor) this, b);
    }

    /// Matrix times vector. Shape: `[M, K] · [K] → [M]`.
    default Tensor mv(Tensor v) {
        return Products.mv("mv", (Tensor) this, v);
    }

    /// `Σ aᵢ·bᵢ` of two vectors. Shape: `[N], [N] → []`. PyTorch: `dot`, `vdot`.
    default Tensor dot(Tensor b) {
        return Dot.of((Tensor) this, b);
    }

    /// Every product of two elements of two vectors. Shape: `[M], [N] → [M, N]`.
    default Tensor outer(Tensor v) {
        return Products.outer("outer", (Tensor) this, v);
    }

    /// Sums of products over the last dims. Shape: `[*A, K], [*B, K] → [*A, *B]`.
    default Tensor inner(Tensor b) {
        return Products.inner((Tensor) this, b);
    }

    /// Sums of products along `dim`, the other dims broadcast. PyTorch: `torch.linalg.vecdot`.
    default Tensor vecdot(Tensor b, int dim) {
        return Products.vecdot((Tensor) this, b, dim);
    }

    /// Contracts the last `count` dims with the first `count` of `b`.
    default Tensor tensordot(Tensor b, int count) {
        return TensorDot.of((Tensor) this, b, count);
    }

    /// Contracts dim `dims[i]` with dim `bDims[i]` of `b`; the other dims follow in order, those of `b` last.
    default Tensor tensordot(Tensor b, int[] dims, int[] bDims) {
        return TensorDot.of((Tensor) this, b, dims, bDims);
    }

    /// Every product of an element with one of `b`, in blocks. Shape: `[A, …], [B, …] → [A·B, …]`.
    default Tensor kron(Tensor b) {
        return Powers.kron((Tensor) this, b);
    }

    /// The cross product with `b` of vectors of three along `dim`, broadcast.
    default Tensor cross(Tensor b, int dim) {
        return Cross.of((Tensor) this, b, dim);
    }

    /// A matrix multiplied by itself; its inverse for negative `n`, the identity for 0. Shape: `[…, N, N] → […, N, N]`.
    default Tensor matrixPower(int n) {
        return Powers.of((Tensor) this, n);
    }

    /// The powers 0 to `n − 1` of every element. Shape: `[*] → [*, n]`. PyTorch: `torch.linalg.vander`.
    default Tensor vander(int n) {
        return Powers.vander((Tensor) this, n);
    }

    // ---- products added to this

    /// `x + a · b`. Shape: `[M, N], [M, K], [K, N] → [M, N]`.
    default Tensor addmm(Tensor a, Tensor b) {
        return addmm(a, b, 1, 1);
    }

    /// `beta·x + alpha·(a · b)`; with `beta` 0 the values of `x` do not count.
    default Tensor addmm(Tensor a, Tensor b, float beta, float alpha) {
        return AddProduct.addmm((Tensor) this, a, b, beta, alpha);
    }

    /// `x + a · v`. Shape: `[M], [M, K], [K] → [M]`.
    default Tensor addmv(Tensor a, Tensor v) {
        return addmv(a, v, 1, 1);
    }

    /// `beta·x + alpha·(a · v)`; with `beta` 0 the values of `x` do not count.
    default Tensor addmv(Tensor a, Tensor v, float beta, float alpha) {
        return AddProduct.addmv((Tensor) this, a, v, beta, alpha);
    }

    /// `x + Σ a · b` over the batch. Shape: `[M, N], [B, M, K], [B, K, N] → [M, N]`.
    default Tensor addbmm(Tensor a, Tensor b) {
        return addbmm(a, b, 1, 1);
    }

    /// `beta·x + alpha·Σ a · b` over the batch; with `beta` 0 the values of `x` do not count.
    default Tensor addbmm(Tensor a, Tensor b, float beta, float alpha) {
        return AddProduct.addbmm((Tensor) this, a, b, beta, alpha);
    }

    /// `x + a · b` for each of a batch. Shape: `[B, M, N], [B, M, K], [B, K, N] → [B, M, N]`.
    default Tensor baddbmm(Tensor a, Tensor b) {
        return baddbmm(a, b, 1, 1);
    }

    /// `beta·x + alpha·(a · b)` for each of a batch; with `beta` 0 the values of `x` do not count.
    default Tensor baddbmm(Tensor a, Tensor b, float beta, float alpha) {
        return AddProduct.baddbmm((Tensor) this, a, b, beta, alpha);
    }

    /// `x + u ⊗ v`. Shape: `[M, N], [M], [N] → [M, N]`.
    default Tensor addr(Tensor u, Tensor v) {
        return addr(u, v, 1, 1);
    }

    /// `beta·x + alpha·(u ⊗ v)`; with `beta` 0 the values of `x` do not count.
    default Tensor addr(Tensor u, Tensor v, float beta, float alpha) {
        return AddProduct.addr((Tensor) this, u, v, beta, alpha);
    }

    /// The greatest sum of magnitudes of a column of each matrix for `p = 1`, of a row for `p = ∞`; the smallest for −1 and −∞.
    ///
    /// Shape: `[…, M, N] → […]`. PyTorch: `torch.linalg.matrix_norm`.
    default Tensor matrixNorm(double p) {
        return matrixNorm(p, false, -2, -1);
    }

    /// As [#matrixNorm(double)] of the matrices along two dims; `keepDim` leaves size 1 behind.
    default Tensor matrixNorm(double p, boolean keepDim, int rows, int cols) {
        return Norm.ofMatrices((Tensor) this, p, rows, cols, keepDim);
    }

    // ---- equations and determinants

    /// The inverse of square matrices. Shape: `[…, N, N] → […, N, N]`. PyTorch: `torch.linalg.inv`.
    ///
    /// @throws ArithmeticException if a matrix is singular
    default Tensor inverse() {
        return Solve.inverse((Tensor) this);
    }

    /// The solution `X` of `A · X = B`, where this is `A`. PyTorch: `torch.linalg.solve`.
    ///
    /// Shape: `[…, N, N], […, N, K] → […, N, K]`, or vectors `[…, N] → […, N]`.
    ///
    /// @throws ArithmeticException if a matrix is singular
    default Tensor solve(Tensor b) {
        return Solve.of((Tensor) this, b);
    }

    /// The tensor whose `tensordot` with this over `lead` dims is the identity; the first `lead` dims are the rows of a matrix.
    ///
    /// Shape: `[*A, *B] → [*B, *A]`. PyTorch: `torch.linalg.tensorinv`.
    default Tensor tensorInverse(int lead) {
        return Solve.inverse((Tensor) this, lead);
    }

    /// The tensor `X` with `tensordot(A, X) = B`, where this is `A`. Shape: `[*B, *X], [*B] → [*X]`. PyTorch: `torch.linalg.tensorsolve`.
    default Tensor tensorSolve(Tensor b) {
        return Solve.tensor((Tensor) this, b);
    }

    /// The determinant of square matrices. Shape: `[…, N, N] → […]`.
    default Tensor det() {
        return Det.of((Tensor) this);
    }

    /// The logarithm of the determinant; NaN where it is negative. Shape: `[…, N, N] → […]`.
    default Tensor logdet() {
        return LogDet.logOf((Tensor) this);
    }

    /// The sign of the determinant and the logarithm of its magnitude. Shape: `[…, N, N] → […]` each.
    default SignedLogDet slogdet() {
        return LogDet.of((Tensor) this);
    }

    /// The sum of the diagonal of a matrix. Shape: `[M, N] → []`.
    default Tensor trace() {
        return Products.trace((Tensor) this);
    }

    /// The solution `X` of `A · X = B`, where this is `A`, of which only one triangle counts.
    ///
    /// Shape: `[…, N, N], […, N, K] → […, N, K]`. PyTorch: `torch.linalg.solve_triangular`.
    ///
    /// @param upper whether the upper triangle counts, else the lower
    /// @param unit whether the diagonal counts as 1
    default Tensor solveTriangular(Tensor b, boolean upper, boolean unit) {
        return SolveTriangular.of((Tensor) this, b, upper, unit);
    }

    // ---- decompositions

    /// The lower triangle `L` with `L · Lᵀ` equal to this symmetric positive definite matrix, whose lower triangle is read.
    ///
    /// Shape: `[…, N, N] → […, N, N]`. PyTorch: `torch.linalg.cholesky`.
    ///
    /// @throws ArithmeticException if a matrix is not positive definite
    default Tensor cholesky() {
        return Cholesky.of((Tensor) this);
    }

    /// An orthogonal and an upper triangular matrix whose product is this. PyTorch: `torch.linalg.qr`.
    ///
    /// Shape: `[…, M, N] → […, M, K], […, K, N]` with `K = min(M, N)`.
    default QR qr() {
        return Orthogonal.of((Tensor) this, false);
    }

    /// As [#qr] with a square orthogonal matrix; no gradient flows if `M` exceeds `N`. PyTorch: `torch.linalg.qr(mode="complete")`.
    ///
    /// Shape: `[…, M, N] → […, M, M], […, M, N]`.
    default QR qrComplete() {
        return Orthogonal.of((Tensor) this, true);
    }

    /// A permutation, a lower and an upper triangular matrix whose product is this. PyTorch: `torch.linalg.lu`.
    ///
    /// Shape: `[…, M, N] → […, M, M], […, M, K], […, K, N]` with `K = min(M, N)`.
    default LU lu() {
        return Factor.of((Tensor) this);
    }

    /// The LU decomposition in one matrix, with which many equations can be solved. PyTorch: `torch.linalg.lu_factor`.
    default LUFactor luFactor() {
        return Factor.packed((Tensor) this);
    }
}
