package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Reduction;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// The gradient of [Nll]: `g[t] = −dy · w[t]`, 0 elsewhere. It is linear in `dy`, whose own gradient is [Nll] of the incoming one.
final class NllGrad {
    private NllGrad() {}

    static Tensor of(Tensor dy, Shape shape, int[] dims, Labels labels, Reduction reduction, View divisor) {
        View g = View.allocate(DType.F32, shape);
        View out = g.at(0, dims, View.rowMajor(dims));
        Engine.launch(new NllGradLaunch(ArrayTensor.view(dy.contiguous()), labels, reduction, divisor, out));
        return Autograd.record(new ArrayTensor(g), new Backward(labels, reduction, dims), dy);
    }

    private record Backward(Labels labels, Reduction reduction, int[] dims) implements GradFn {
        @Override
        public void backward(Tensor dg, Gradients dx) {
            dx.of(0, () -> {
                View in = ArrayTensor.view(dg.contiguous());
                View losses = View.allocate(DType.F32, labels.target().shape());
                View y = reduction == Reduction.NONE ? losses : View.allocate(DType.F32, Shape.SCALAR);
                View rows = in.at(in.offset(), dims, View.rowMajor(dims));
                Engine.launch(
                        new NllLaunch(rows, labels, reduction, losses, y, View.allocate(DType.F32, Shape.SCALAR)));
                return new ArrayTensor(y);
            });
        }
    }
}
