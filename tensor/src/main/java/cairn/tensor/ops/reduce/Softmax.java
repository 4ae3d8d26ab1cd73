package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;

/// Probabilities along a dim: `yᵢ = e^xᵢ / Σ e^xⱼ`, without overflow; `dx = y · (dy − Σ dy·y)`. A line of −∞ alone gives NaN.
/// Shape: `[*] → [*]`.
public final class Softmax {
    private Softmax() {}

    public static Tensor of(Tensor x, int dim) {
        int d = x.shape().normalize("softmax", dim);
        Tensor y = SoftmaxLaunch.forward(SoftmaxLaunch.Kind.SOFTMAX, x, d);
        return Autograd.record(y, new Backward(Saved.of(y), d), x);
    }

    private record Backward(Saved y, int dim) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> SoftmaxGrad.of(dy, y.get(), dim));
        }
    }

    /// The gradient of [Softmax] in one pass: `g = y · (dy − Σ dy·y)`. Shape: `[*], [*] → [*]`.
    private static final class SoftmaxGrad {
        static Tensor of(Tensor dy, Tensor y, int dim) {
            Tensor g = SoftmaxLaunch.backward(SoftmaxLaunch.Kind.SOFTMAX, dy, y, dim);
            return Autograd.record(g, new GradBackward(Saved.of(dy), Saved.of(y), dim), dy, y);
        }
    }

    private record GradBackward(Saved dy, Saved y, int dim) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> SoftmaxGrad.of(dg, y.get(), dim));
            dx.of(1, () -> {
                Tensor dyv = dy.get();
                Tensor s = dyv.mul(y.get()).sum(true, dim);
                Tensor t = dg.mul(y.get()).sum(true, dim);
                return dg.mul(dyv.sub(s)).sub(dyv.mul(t));
            });
        }
    }
}
