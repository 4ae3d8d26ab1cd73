package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;

/// Logarithms of probabilities along a dim: `yᵢ = xᵢ − log Σ e^xⱼ`, without overflow; `dx = dy − e^y · Σ dy`. A line of −∞ alone gives
/// NaN. Shape: `[*] → [*]`.
public final class LogSoftmax {
    private LogSoftmax() {}

    public static Tensor of(Tensor x, int dim) {
        int d = x.shape().normalize("logSoftmax", dim);
        Tensor y = SoftmaxLaunch.forward(SoftmaxLaunch.Kind.LOG_SOFTMAX, x, d);
        return Autograd.record(y, new Backward(Saved.of(y), d), x);
    }

    private record Backward(Saved y, int dim) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> LogSoftmaxGrad.of(dy, y.get(), dim));
        }
    }

    /// The gradient of [LogSoftmax] in one pass: `g = dy − e^y · Σ dy`. Shape: `[*], [*] → [*]`.
    private static final class LogSoftmaxGrad {
        static Tensor of(Tensor dy, Tensor y, int dim) {
            Tensor g = SoftmaxLaunch.backward(SoftmaxLaunch.Kind.LOG_SOFTMAX, dy, y, dim);
            return Autograd.record(g, new GradBackward(Saved.of(dy), Saved.of(y), dim), dy, y);
        }
    }

    private record GradBackward(Saved dy, Saved y, int dim) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            Tensor p = y.get().exp();
            dx.of(0, () -> dg.sub(dg.mul(p).sum(true, dim)));
            dx.of(1, () -> dg.mul(p).mul(dy.get().sum(true, dim)).neg());
        }
    }
}
