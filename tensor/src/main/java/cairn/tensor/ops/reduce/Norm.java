package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// The p-norm over some dimensions: `y = (Σ |x|ᵖ)^(1/p)`, `dx = dy · sign(x) · (|x| / y)^(p−1)`, and 0 where `y` is 0. For `p = ∞` the
/// greatest, for `−∞` the smallest magnitude; for 0 the number of elements that are not 0. Shape: `[*] → [* without dims]`.
public final class Norm {
    private Norm() {}

    public static Tensor of(Tensor x, double p, Dims dims) {
        if (Double.isNaN(p)) throw new IllegalArgumentException("norm: p must be a number or an infinity, got NaN.");
        Tensor v = x.to(DType.F32);
        if (p == 0) return Truth.count(v, dims).to(DType.F32);
        if (p == 1) return Sum.of(v.abs(), dims);
        if (p == Double.POSITIVE_INFINITY) return Extreme.max("norm", v.abs(), dims);
        if (p == Double.NEGATIVE_INFINITY) return Extreme.min("norm", v.abs(), dims);
        View y = View.allocate(DType.F32, dims.output());
        View rows = Fold.Layout.rows(ArrayTensor.view(v), dims);
        Engine.launch(NormLaunch.of(p, rows, y, y.numel(), dims.count()));
        Tensor result = new ArrayTensor(y);
        return Autograd.record(result, new Backward(Saved.of(x), Saved.of(result), p, dims), x);
    }

    /// The norm of matrices that maps of the p-norm induce, over two dims: for `p = 1` the greatest sum of magnitudes of a column, for `p = ∞`
    /// of a row; the smallest for −1 and −∞. PyTorch: `torch.linalg.matrix_norm`.
    public static Tensor ofMatrices(Tensor x, double p, int rows, int cols, boolean keepDim) {
        int r = x.shape().normalize("matrixNorm", rows);
        int c = x.shape().normalize("matrixNorm", cols);
        if (r == c)
            throw ShapeException.of("matrixNorm", "rows and columns must be different dims", rows + ", " + cols);
        if (Math.abs(p) != 1 && !Double.isInfinite(p))
            throw new IllegalArgumentException(
                    "matrixNorm: p must be 1, -1, ∞ or −∞, got " + p + ". The Frobenius norm is norm(2, rows, cols).");
        boolean overRows = Math.abs(p) == 1;
        Tensor sums = x.abs().sum(true, overRows ? r : c);
        Tensor y = p > 0 ? sums.amax(true, overRows ? c : r) : sums.amin(true, overRows ? c : r);
        return keepDim ? y : y.squeeze(r, c);
    }

    private record Backward(Saved x, Saved y, double p, Dims dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> p == 2 ? euclidean(dy) : general(dy));
        }

        private Tensor euclidean(Tensor dy) {
            Tensor scale = Tensor.where(y.get().eq(0), 0, dy.div(y.get()));
            return x.get().mul(dims.restore(scale));
        }

        private Tensor general(Tensor dy) {
            Tensor v = x.get();
            Tensor scale = Tensor.where(y.get().eq(0), 0, dy.mul(y.get().pow(1 - p)));
            Tensor slope = v.abs().pow(p - 1).mul(v.sign()).mul(dims.restore(scale));
            return p < 1 ? Tensor.where(v.eq(0), 0, slope) : slope; // |0|^(p−1) would be infinite
        }
    }
}
