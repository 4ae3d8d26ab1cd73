package cairn.tensor.ops.activation;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.Pointwise;

/// Exponential linear unit: `y = x` where positive, else `α · (eˣ − 1)`; `dx = dy`, or `dy · α · eˣ`. Shape: `[*] → [*]`.
///
/// Clevert et al., 2015, arXiv:1511.07289.
public final class ELU {
    private ELU() {}

    public static Tensor of(Tensor x, float alpha) {
        Tensor y = Pointwise.binary("elu", Binary.ELU, x, Tensor.scalar(alpha));
        return Autograd.record(y, new Backward(Saved.of(x), alpha), x);
    }

    private record Backward(Saved x, float alpha) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> ELUGrad.of(dy, x.get(), alpha));
        }
    }
}
