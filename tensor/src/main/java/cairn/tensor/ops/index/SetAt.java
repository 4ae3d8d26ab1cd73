package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;

/// A tensor with `source` at some places: `dx = dy` with zeros at the places, and `dsource` is what is at the places of `dy`. Of several
/// values for one place the last stays.
final class SetAt {
    private SetAt() {}

    static Tensor of(Tensor x, Tensor source, Places places) {
        Tensor y = Autograd.noGrad(() -> x.copy());
        places.scatter(ScatterLaunch.Mode.SET, ArrayTensor.view(y), ArrayTensor.view(source));
        return x.dtype() == DType.F32 ? Autograd.record(y, new Backward(places), x, source) : y;
    }

    private record Backward(Places places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> FillAt.of(dy, Tensor.scalar(0), places));
            dx.of(1, () -> PickAt.of(dy, places)); // NOTE: as in PyTorch, also for values that did not stay
        }
    }
}
