package cairn.tensor;

import cairn.tensor.ops.reduce.CDist;
import cairn.tensor.ops.reduce.CumProd;
import cairn.tensor.ops.reduce.CumSum;
import cairn.tensor.ops.reduce.Differences;
import cairn.tensor.ops.reduce.Dims;
import cairn.tensor.ops.reduce.Distance;
import cairn.tensor.ops.reduce.Extreme;
import cairn.tensor.ops.reduce.LogCumSumExp;
import cairn.tensor.ops.reduce.LogSoftmax;
import cairn.tensor.ops.reduce.LogSumExp;
import cairn.tensor.ops.reduce.Mean;
import cairn.tensor.ops.reduce.NanSum;
import cairn.tensor.ops.reduce.Norm;
import cairn.tensor.ops.reduce.Prod;
import cairn.tensor.ops.reduce.Softmax;
import cairn.tensor.ops.reduce.Std;
import cairn.tensor.ops.reduce.Sum;
import cairn.tensor.ops.reduce.Truth;
import cairn.tensor.ops.reduce.Var;

/// Operations that fold many elements into one, and those that run along a dimension.
///
/// Dimensions count from the front, or with negative numbers from the end. Without any, everything is folded. `keepDim` leaves folded
/// dimensions behind with size 1.
public sealed interface ReductionOps permits Tensor {

    // ---- sums and means

    /// `Σ x` over the given dims; over all without any. Integers and truth values give `I64`.
    default Tensor sum(int... dims) {
        return sum(false, dims);
    }

    /// `Σ x` over the given dims.
    default Tensor sum(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Sum.of(x, Dims.of("sum", x.shape(), dims, keepDim));
    }

    /// Sums over the dimensions along which `shape` broadcasts to this shape. PyTorch: `sum_to_size`.
    default Tensor sumTo(Shape shape) {
        return Sum.to((Tensor) this, shape);
    }

    /// `Σ x / n` over the given dims; over all without any. NaN of nothing.
    default Tensor mean(int... dims) {
        return mean(false, dims);
    }

    /// `Σ x / n` over the given dims.
    default Tensor mean(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Mean.of(x, Dims.of("mean", x.shape(), dims, keepDim));
    }

    /// The unbiased variance `Σ (x − x̄)² / (n − 1)` over the given dims; over all without any.
    default Tensor var(int... dims) {
        return var(1, false, dims);
    }

    /// The unbiased variance over the given dims.
    default Tensor var(boolean keepDim, int... dims) {
        return var(1, keepDim, dims);
    }

    /// The variance `Σ (x − x̄)² / (n − correction)` over the given dims. PyTorch: `unbiased` is a correction of 1, else 0.
    default Tensor var(double correction, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Var.of(x, Dims.of("var", x.shape(), dims, keepDim), correction);
    }

    /// The unbiased variance and the mean over the given dims; over all without any. PyTorch: `torch.var_mean`.
    default VarMean varMean(int... dims) {
        return varMean(1, false, dims);
    }

    /// The variance with a correction, and the mean, over the given dims.
    default VarMean varMean(double correction, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Var.withMean(x, Dims.of("varMean", x.shape(), dims, keepDim), correction);
    }

    /// The root of the unbiased variance over the given dims; over all without any.
    default Tensor std(int... dims) {
        return std(1, false, dims);
    }

    /// The root of the unbiased variance over the given dims.
    default Tensor std(boolean keepDim, int... dims) {
        return std(1, keepDim, dims);
    }

    /// The root of the variance `Σ (x − x̄)² / (n − correction)` over the given dims.
    default Tensor std(double correction, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Std.of(x, Dims.of("std", x.shape(), dims, keepDim), correction);
    }

    /// The root of the unbiased variance and the mean over the given dims; over all without any. PyTorch: `torch.std_mean`.
    default StdMean stdMean(int... dims) {
        return stdMean(1, false, dims);
    }

    /// The root of the variance with a correction, and the mean, over the given dims.
    default StdMean stdMean(double correction, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Std.withMean(x, Dims.of("stdMean", x.shape(), dims, keepDim), correction);
    }

    /// The sum of the elements that are not NaN over the given dims; over all without any.
    default Tensor nanSum(int... dims) {
        return nanSum(false, dims);
    }

    /// The sum of the elements that are not NaN over the given dims.
    default Tensor nanSum(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return NanSum.of(x, Dims.of("nanSum", x.shape(), dims, keepDim));
    }

    /// The mean of the elements that are not NaN over the given dims; over all without any.
    default Tensor nanMean(int... dims) {
        return nanMean(false, dims);
    }

    /// The mean of the elements that are not NaN over the given dims.
    default Tensor nanMean(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return NanSum.mean(x, Dims.of("nanMean", x.shape(), dims, keepDim));
    }

    /// `Π x` over the given dims; over all without any. Integers and truth values give `I64`.
    default Tensor prod(int... dims) {
        return prod(false, dims);
    }

    /// `Π x` over the given dims.
    default Tensor prod(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Prod.of(x, Dims.of("prod", x.shape(), dims, keepDim));
    }

    /// `log Σ eˣ` over the given dims, without overflow; over all without any.
    default Tensor logSumExp(int... dims) {
        return logSumExp(false, dims);
    }

    /// `log Σ eˣ` over the given dims, without overflow.
    default Tensor logSumExp(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return LogSumExp.of(x, Dims.of("logSumExp", x.shape(), dims, keepDim));
    }

    // ---- extremes

    /// The greatest element over the given dims; over all without any. Equal elements share the gradient.
    default Tensor amax(int... dims) {
        return amax(false, dims);
    }

    /// The greatest element over the given dims.
    default Tensor amax(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Extreme.max("amax", x, Dims.of("amax", x.shape(), dims, keepDim));
    }

    /// The smallest element over the given dims; over all without any. Equal elements share the gradient.
    default Tensor amin(int... dims) {
        return amin(false, dims);
    }

    /// The smallest element over the given dims.
    default Tensor amin(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Extreme.min("amin", x, Dims.of("amin", x.shape(), dims, keepDim));
    }

    /// The smallest and the greatest element over the given dims; over all without any.
    default Extremes aminmax(int... dims) {
        return aminmax(false, dims);
    }

    /// The smallest and the greatest element over the given dims.
    default Extremes aminmax(boolean keepDim, int... dims) {
        return new Extremes(amin(keepDim, dims), amax(keepDim, dims));
    }

    // ---- lengths and distances

    /// The Euclidean norm `√Σ x²` of all elements.
    default Tensor norm() {
        return norm(2, false);
    }

    /// The p-norm `(Σ |x|ᵖ)^(1/p)` over the given dims; over all without any.
    ///
    /// @param p any number; ±∞ for the greatest or smallest magnitude, 0 for the number of elements that are not 0
    default Tensor norm(double p, int... dims) {
        return norm(p, false, dims);
    }

    /// The p-norm over the given dims.
    default Tensor norm(double p, boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Norm.of(x, p, Dims.of("norm", x.shape(), dims, keepDim));
    }

    /// Vectors along `dim` scaled to length 1 in the p-norm: `x / max(‖x‖, eps)`.
    ///
    /// @param eps the least divisor, default 1e-12
    default Tensor normalize(double p, int dim, double eps) {
        return Distance.normalize((Tensor) this, p, dim, eps);
    }

    /// Vectors along `dim` scaled to length 1: `x / max(‖x‖, 1e-12)`.
    default Tensor normalize(int dim) {
        return normalize(2, dim, 1e-12);
    }

    /// Slices at each place along `dim` scaled down to norm `max` where their p-norm is greater.
    default Tensor renorm(double p, int dim, double max) {
        return Distance.renorm((Tensor) this, p, dim, max);
    }

    /// The cosine of the angle to `b` along `dim`, in `[−1, 1]`, broadcast.
    ///
    /// @param eps the least length, default 1e-8
    default Tensor cosineSimilarity(Tensor b, int dim, double eps) {
        return Distance.cosineSimilarity((Tensor) this, b, dim, eps);
    }

    /// The cosine of the angle to `b` along `dim`, broadcast.
    default Tensor cosineSimilarity(Tensor b, int dim) {
        return cosineSimilarity(b, dim, 1e-8);
    }

    /// The p-norm of `x − b + eps` along the last dim.
    ///
    /// @param eps keeps the gradient finite where both are equal, default 1e-6
    default Tensor pairwiseDistance(Tensor b, double p, double eps, boolean keepDim) {
        return Distance.pairwise((Tensor) this, b, p, eps, keepDim);
    }

    /// The Euclidean distance to `b` along the last dim.
    default Tensor pairwiseDistance(Tensor b) {
        return pairwiseDistance(b, 2, 1e-6, false);
    }

    /// The p-norm of all of `x − b`, broadcast.
    default Tensor dist(Tensor b, double p) {
        return Distance.between((Tensor) this, b, p);
    }

    /// The p-norm distance of every row from every row of `b`. Shape: `[…, P, M], […, R, M] → […, P, R]`.
    default Tensor cdist(Tensor b, double p) {
        return CDist.of((Tensor) this, b, p);
    }

    /// The p-norm distance of every two rows: `[N, M] → [N·(N − 1)/2]`. PyTorch: `torch.nn.functional.pdist`.
    default Tensor pdist(double p) {
        return Distance.ofPairs((Tensor) this, p);
    }

    // ---- truth

    /// Whether any element over the given dims differs from 0; over all without any. `BOOL`.
    default Tensor any(int... dims) {
        return any(false, dims);
    }

    /// Whether any element over the given dims differs from 0.
    default Tensor any(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Truth.any(x, Dims.of("any", x.shape(), dims, keepDim));
    }

    /// Whether all elements over the given dims differ from 0; over all without any. `BOOL`.
    default Tensor all(int... dims) {
        return all(false, dims);
    }

    /// Whether all elements over the given dims differ from 0.
    default Tensor all(boolean keepDim, int... dims) {
        Tensor x = (Tensor) this;
        return Truth.all(x, Dims.of("all", x.shape(), dims, keepDim));
    }

    /// How many elements over the given dims differ from 0; over all without any. `I64`.
    default Tensor countNonZero(int... dims) {
        Tensor x = (Tensor) this;
        return Truth.count(x, Dims.of("countNonZero", x.shape(), dims, false));
    }

    // ---- running along a dimension

    /// `yᵢ = Σ_{j ≤ i} xⱼ` along `dim`.
    default Tensor cumSum(int dim) {
        return CumSum.of((Tensor) this, dim);
    }

    /// `yᵢ = Π_{j ≤ i} xⱼ` along `dim`.
    default Tensor cumProd(int dim) {
        return CumProd.of((Tensor) this, dim);
    }

    /// `yᵢ = log Σ_{j ≤ i} e^xⱼ` along `dim`, without overflow.
    default Tensor logCumSumExp(int dim) {
        return LogCumSumExp.of((Tensor) this, dim);
    }

    /// `xᵢ₊₁ − xᵢ` along `dim`, `n` times over; each time one element fewer.
    default Tensor diff(int n, int dim) {
        return Differences.diff((Tensor) this, n, dim);
    }

    /// `xᵢ₊₁ − xᵢ` along `dim`.
    default Tensor diff(int dim) {
        return diff(1, dim);
    }

    /// The integral along `dim` by the trapezoidal rule, over points `dx` apart.
    default Tensor trapezoid(double dx, int dim) {
        return Differences.trapezoid((Tensor) this, dx, dim);
    }

    /// The integral along `dim` by the trapezoidal rule, over points at `x`: a vector, or broadcast.
    default Tensor trapezoid(Tensor x, int dim) {
        return Differences.trapezoid((Tensor) this, x, dim);
    }

    /// The integral up to each point but the first, along `dim`, over points `dx` apart.
    default Tensor cumulativeTrapezoid(double dx, int dim) {
        return Differences.cumulative((Tensor) this, dx, dim);
    }

    /// The integral up to each point but the first, along `dim`, over points at `x`.
    default Tensor cumulativeTrapezoid(Tensor x, int dim) {
        return Differences.cumulative((Tensor) this, x, dim);
    }

    /// `eˣ / Σ eˣ` along `dim`: positive numbers that sum to 1.
    default Tensor softmax(int dim) {
        return Softmax.of((Tensor) this, dim);
    }

    /// `x − log Σ eˣ` along `dim`: the logarithm of [#softmax], without its underflow.
    default Tensor logSoftmax(int dim) {
        return LogSoftmax.of((Tensor) this, dim);
    }

    /// The softmax of `−x` along `dim`.
    default Tensor softmin(int dim) {
        return ((Tensor) this).neg().softmax(dim);
    }
}
