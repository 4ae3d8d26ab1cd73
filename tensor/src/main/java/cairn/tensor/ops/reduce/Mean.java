package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Reduce;

/// Arithmetic mean over some dimensions: `y = Σ x / n`, `dx = dy / n` repeated; NaN of nothing. Shape: `[*] → [* without dims]`.
public final class Mean {
    private Mean() {}

    public static Tensor of(Tensor x, Dims dims) {
        Tensor y = Fold.of(Reduce.SUM, x.to(DType.F32), dims, dims.count());
        return recorded(y, x, dims);
    }

    /// `y` as the mean of `x`, which was computed elsewhere.
    static Tensor recorded(Tensor y, Tensor x, Dims dims) {
        return Autograd.record(y, new Backward(dims), x);
    }

    private record Backward(Dims dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dims.repeat(dy.div(dims.count())));
        }
    }
}
