package cairn.tensor;

import cairn.tensor.ops.linalg.MatMul;

/// Linear algebra.
public sealed interface LinalgOps permits Tensor {

    /// Matrix product; leading dims are batches and broadcast. A vector on the left is a row, on the right a column, and its dimension is
    /// dropped from the result.
    ///
    /// Shape: `[…, M, K] · […, K, N] → […, M, N]`.
    default Tensor matmul(Tensor w) {
        return MatMul.of((Tensor) this, w);
    }
}
