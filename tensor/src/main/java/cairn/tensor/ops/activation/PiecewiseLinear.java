package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// A function made of straight lines: its slope depends on `x` only at the kinks, so the gradient is one pass, linear in `dy`, and its
/// own gradient with respect to `x` is 0. Shape: `[*] → [*]`.
final class PiecewiseLinear {
    private PiecewiseLinear() {}

    /// `f(x)` with the gradient `grad(dy, x)`.
    static Tensor of(Unary f, Binary grad, Tensor x) {
        return Autograd.record(Pointwise.unary(f, x), new Backward(grad, Saved.of(x)), x);
    }

    /// `y`, computed from `x`, with the gradient `grad(dy, x, parameter)`.
    static Tensor of(Tensor y, Ternary grad, Tensor x, float parameter) {
        return Autograd.record(y, new ParameterBackward(grad, Saved.of(x), parameter), x);
    }

    record Backward(Binary grad, Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> Autograd.record(Pointwise.binary("backward", grad, dy, x.get()), this, dy));
        }
    }

    private record ParameterBackward(Ternary grad, Saved x, float parameter) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor g = Pointwise.ternary("backward", grad, dy, x.get(), Tensor.scalar(parameter));
                return Autograd.record(g, this, dy);
            });
        }
    }
}
