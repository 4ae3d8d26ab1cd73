package cairn.tensor.ops.index;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;

/// A tensor with one value at some places: `dx = dy` with zeros at the places, and `dvalue` is the sum of `dy` over the places.
final class FillAt {
    private FillAt() {}

    /// @param value a scalar, converted to the type of `x`
    static Tensor of(Tensor x, Tensor value, Places places) {
        Tensor y = Autograd.noGrad(() -> x.copy());
        places.scatter(
                ScatterLaunch.Mode.SET,
                ArrayTensor.view(y),
                ArrayTensor.view(value.to(x.dtype())).expand(places.shape()));
        return x.dtype() == DType.F32 ? Autograd.record(y, new Backward(places), x, value) : y;
    }

    private record Backward(Places places) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> of(dy, Tensor.scalar(0), places));
            dx.of(1, () -> {
                Tensor filled = of(Tensor.zeros(DType.BOOL, dy.shape().dims()), Tensor.scalar(1), places);
                return Tensor.where(filled, dy, 0).sum();
            });
        }
    }
}
