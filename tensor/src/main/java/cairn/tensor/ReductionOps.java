package cairn.tensor;

import cairn.tensor.ops.reduce.Dims;
import cairn.tensor.ops.reduce.Sum;

/// Operations that fold many elements into one. Without dims they fold everything; `keepDim` leaves size 1 behind.
public sealed interface ReductionOps permits Tensor {

    /// `Σ x` over the given dims; over all without any.
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
}
