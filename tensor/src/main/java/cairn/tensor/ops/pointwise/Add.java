package cairn.tensor.ops.pointwise;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Binary;

/// Sum: `y = a + b`, `da = dy`, `db = dy`. Shape: `[*], [*] → [*]`, broadcast.
public final class Add {
    private Add() {}

    public static Tensor of(Tensor a, Tensor b) {
        return Autograd.record(Pointwise.binary("add", Binary.ADD, a, b), new Backward(), a, b);
    }

    private record Backward() implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
            dx.of(1, () -> dy);
        }
    }
}
