package cairn.tensor.ops.pool;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Zeros with the elements of `x` at given [Places] of their planes: `dx = dy` at these places, see [TakeFromPlane].
final class PutInPlane {
    private PutInPlane() {}

    /// Elements for the same place are added.
    static Tensor adding(Tensor x, View places, Shape output, int planes) {
        return of(x, places, output, planes, true);
    }

    /// Of elements for the same place the last counts.
    static Tensor replacing(Tensor x, View places, Shape output, int planes) {
        return of(x, places, output, planes, false);
    }

    private static Tensor of(Tensor x, View places, Shape output, int planes, boolean adds) {
        View in = ArrayTensor.view(x.detach().to(DType.F32).contiguous());
        View y = View.allocate(DType.F32, output);
        Engine.launch(new PutInPlaneLaunch(in, places, y, planes, adds));
        return Autograd.record(new ArrayTensor(y), new Backward(places, x.shape(), planes), x);
    }

    private record Backward(View places, Shape input, int planes) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> TakeFromPlane.of(dy, places, input, planes));
        }
    }
}
