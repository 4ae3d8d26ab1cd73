package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Creation;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.ops.pointwise.BinaryLaunch;

/// The gradient of [Unfold]: windows added up at the places they came from.
final class UnfoldGrad {
    private UnfoldGrad() {}

    static Tensor of(Tensor dy, Shape shape, int dim, int size, int step) {
        if (shape.rank() == 0) return dy.sum().reshape();
        Tensor dx = Creation.full(dy.dtype(), 0, shape);
        View to = ArrayTensor.view(dx);
        View from = ArrayTensor.view(dy);
        for (int i = 0; i < size; i++) { // place i of all windows at once
            View window = new Slice(dim, i, step, dy.size(dim)).in(to);
            Engine.launch(new BinaryLaunch(Binary.ADD, window, new Select(shape.rank(), i).in(from), window));
        }
        return Autograd.record(dx, new Backward(dim, size, step), dy);
    }

    private record Backward(int dim, int size, int step) implements GradFn {
        @Override
        public void backward(Tensor ddx, Gradients ddy) {
            ddy.of(0, () -> Unfold.of(ddx, dim, size, step));
        }
    }
}
