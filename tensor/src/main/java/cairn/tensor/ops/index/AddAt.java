package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Creation;

/// A tensor with `source` added at some places: `dx = dy`, and `dsource` is what is at the places of `dy`.
final class AddAt {
    private AddAt() {}

    static Tensor of(Tensor x, Tensor source, Places places) {
        Tensor y = Autograd.noGrad(() -> x.copy());
        places.scatter(ScatterLaunch.Mode.ADD, ArrayTensor.view(y), ArrayTensor.view(source));
        return Autograd.record(y, new Backward(places), x, source);
    }

    /// Zeros of the given shape with `source` added at the places.
    static Tensor zeros(Shape shape, Tensor source, Places places) {
        Tensor y = Creation.full(source.dtype(), 0, shape);
        places.scatter(ScatterLaunch.Mode.ADD, ArrayTensor.view(y), ArrayTensor.view(source));
        return Autograd.record(y, new Backward(places), null, source);
    }

    private record Backward(Places places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy);
            dx.of(1, () -> PickAt.of(dy, places));
        }
    }
}
