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

/// The elements of `x` at given [Places] of their planes: `dx` is `dy` at these places, 0 elsewhere, see [PutInPlane].
final class TakeFromPlane {
    private TakeFromPlane() {}

    static Tensor of(Tensor x, View places, Shape output, int planes) {
        View in = ArrayTensor.view(x.detach().contiguous());
        View y = View.allocate(DType.F32, output);
        Engine.launch(new TakeFromPlaneLaunch(in, places, y, planes));
        return Autograd.record(new ArrayTensor(y), new Backward(places, x.shape(), planes), x);
    }

    private record Backward(View places, Shape input, int planes) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> PutInPlane.adding(dy, places, input, planes));
        }
    }
}
