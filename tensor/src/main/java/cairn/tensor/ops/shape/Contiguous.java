package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// A copy in row-major order, possibly of another type: `dx = dy`.
public final class Contiguous {
    private Contiguous() {}

    /// New memory in every case.
    public static Tensor copy(Tensor x, DType dtype) {
        View in = ArrayTensor.view(x);
        View out = View.allocate(dtype, in.shape());
        Engine.launch(new Copy(in, out));
        Tensor y = new ArrayTensor(out);
        return dtype == DType.F32 ? Autograd.record(y, new Backward(), x) : y;
    }

    private record Backward() implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
        }
    }
}
