package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Normalisation over the last dims, sample by sample: `h = (x − mean) · r`, `r = 1/√(var + ε)`, `y = h · w + b`.
///
/// `dx = r · (g − mean(g) − h · mean(g·h))` with `g = dy · w`; `dw = Σ dy·h`; `db = Σ dy`. Shape: `[*, D…] → [*, D…]`.
///
/// Ba, Kiros, Hinton, "Layer Normalization", arXiv:1607.06450.
public final class LayerNorm {
    private LayerNorm() {}

    public static Tensor of(Tensor x, int[] normalized, @Nullable Tensor weight, @Nullable Tensor bias, double eps) {
        return of("layerNorm", x, normalized, weight, bias, eps, true);
    }

    /// @param centred whether the mean is subtracted
    static Tensor of(
            String op,
            Tensor x,
            int[] normalized,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            double eps,
            boolean centred) {
        check(op, x.shape(), normalized, weight, bias);
        int n = Shape.of(normalized).numel();
        View in = ArrayTensor.view(x.to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, in.shape());
        View r = View.allocate(DType.F32, Shape.of(n == 0 ? 0 : in.numel() / n));
        View mean = centred ? View.allocate(DType.F32, r.shape()) : null;
        Engine.launch(new LayerNormLaunch(in, flat(weight), flat(bias), eps, n, y, mean, r));
        Backward backward = new Backward(Saved.of(x), weight == null ? null : Saved.of(weight), mean, r, n, eps);
        return Autograd.record(new ArrayTensor(y), backward, x, weight, bias);
    }

    private static void check(String op, Shape x, int[] normalized, @Nullable Tensor weight, @Nullable Tensor bias) {
        int[] dims = x.dims();
        if (normalized.length == 0
                || normalized.length > dims.length
                || !Arrays.equals(tail(dims, normalized.length), normalized))
            throw ShapeException.of(
                    op, "x must be [*, " + Arrays.toString(normalized).substring(1), x);
        Shape shape = Shape.of(normalized);
        if (weight != null && !weight.shape().equals(shape))
            throw ShapeException.mustEqual(op, "weight", weight.shape(), "the normalised dims", shape);
        if (bias != null && !bias.shape().equals(shape))
            throw ShapeException.mustEqual(op, "bias", bias.shape(), "the normalised dims", shape);
    }

    private static int[] tail(int[] dims, int count) {
        return Arrays.copyOfRange(dims, dims.length - count, dims.length);
    }

    private static @Nullable View flat(@Nullable Tensor t) {
        return t == null ? null : ArrayTensor.view(t.to(DType.F32).contiguous());
    }

    /// @param mean one per sample, as is `r`; null if it was not subtracted
    /// @param n the number of elements normalised together
    private record Backward(
            Saved x, @Nullable Saved weight, @Nullable View mean, View r, int n, double eps) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            if (Autograd.isRecording()) differentiably(dy, dx);
            else fused(dy, dx);
        }

        private void fused(Tensor dy, Gradients dx) {
            View g = ArrayTensor.view(dy.contiguous());
            View in = ArrayTensor.view(x.get().to(DType.F32).contiguous());
            dx.of(0, () -> {
                View d = View.allocate(DType.F32, in.shape());
                View w = weight == null ? null : flat(weight.get());
                Engine.launch(new LayerNormGradLaunch(g, in, w, mean, r, n, new double[2 * Team.threads()], d));
                return new ArrayTensor(d);
            });
            dx.of(1, () -> {
                View dw = View.allocate(DType.F32, Shape.of(tail(in.shape().dims(), weightRank())));
                Engine.launch(new LayerNormWeightGradLaunch(g, in, mean, r, n, dw));
                return new ArrayTensor(dw);
            });
            dx.of(2, () -> dy); // summed by the engine
        }

        private int weightRank() {
            return weight == null ? 0 : weight.get().rank();
        }

        private void differentiably(Tensor dy, Gradients dx) {
            Tensor rows = x.get().reshape(-1, n);
            Tensor centred = mean == null ? rows : rows.sub(rows.mean(true, 1));
            Tensor rate = centred.square().mean(true, 1).add(eps).rsqrt();
            Tensor h = centred.mul(rate);
            int[] shape = x.get().shape().dims();
            dx.of(0, () -> {
                Tensor g = (weight == null ? dy : dy.mul(weight.get())).reshape(-1, n);
                Tensor level = mean == null ? g : g.sub(g.mean(true, 1));
                return rate.mul(level.sub(h.mul(g.mul(h).mean(true, 1)))).reshape(shape);
            });
            dx.of(1, () -> dy.mul(h.reshape(shape)));
            dx.of(2, () -> dy);
        }
    }
}
