package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Unary;
import cairn.tensor.ops.pointwise.Pointwise;

/// GELU by its tanh approximation: `y = x/2 · (1 + tanh u)` with `u = √(2/π) · (x + 0.044715·x³)`. Shape: `[*] → [*]`.
public final class GELUTanh {
    private GELUTanh() {}

    public static Tensor of(Tensor x) {
        Tensor y = Pointwise.unary(Unary.GELU_TANH, x);
        return Autograd.record(y, new Backward(Saved.of(x)), x);
    }

    private record Backward(Saved x) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> GELUTanhGrad.of(dy, x.get()));
        }
    }
}
