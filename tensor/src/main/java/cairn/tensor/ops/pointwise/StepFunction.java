package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Unary;

/// A function that is constant between its jumps, such as rounding: every gradient is 0. Shape: `[*] → [*]`, operands broadcast.
public final class StepFunction {
    private StepFunction() {}

    public static Tensor of(Unary f, Tensor x) {
        return Autograd.record(Pointwise.unary(f, x), new Backward(1), x);
    }

    /// `f(a, b)`.
    ///
    /// @param op the operation to name in errors
    public static Tensor of(String op, Binary f, Tensor a, Tensor b) {
        return Autograd.record(Pointwise.binary(op, f, a, b), new Backward(2), a, b);
    }

    private record Backward(int inputs) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            for (int i = 0; i < inputs; i++)
                dx.of(i, () -> Tensor.zeros(dy.shape().dims()));
        }
    }
}
