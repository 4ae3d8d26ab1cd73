package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.View;

/// The elements at some places: `dx` is `dy` added up where it came from.
final class PickAt {
    private PickAt() {}

    static Tensor of(Tensor x, Places places) {
        View y = View.allocate(x.dtype(), places.shape());
        places.gather(ArrayTensor.view(x), y);
        return Autograd.record(new ArrayTensor(y), new Backward(x.shape(), places), x);
    }

    private record Backward(Shape from, Places places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> AddAt.zeros(from, dy, places));
        }
    }
}
