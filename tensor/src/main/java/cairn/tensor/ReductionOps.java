package cairn.tensor;

import cairn.tensor.ops.reduce.CumProd;
import cairn.tensor.ops.reduce.CumSum;
import cairn.tensor.ops.reduce.Dims;
import cairn.tensor.ops.reduce.LogSoftmax;
import cairn.tensor.ops.reduce.LogSumExp;
import cairn.tensor.ops.reduce.Mean;
import cairn.tensor.ops.reduce.Prod;
import cairn.tensor.ops.reduce.Softmax;
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
