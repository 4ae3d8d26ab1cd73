package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Reduction;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// Negative log-likelihood: `y = −w[t] · x[t]` for log-probabilities `x`, `dx[t] = −dy · w[t]`. The average is over the weights of the
/// labels that count. Shape: `[N, C, …], [N, …] → [N, …]`, or `[]` if reduced.
public final class Nll {
    private Nll() {}

    public static Tensor of(Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex, Reduction reduction) {
        Labels labels = Labels.of("nllLoss", x, target, weight, ignoreIndex, 0);
        View in = classes(x);
        View losses = View.allocate(DType.F32, target.shape());
        View y = reduction == Reduction.NONE ? losses : View.allocate(DType.F32, Shape.SCALAR);
        View divisor = View.allocate(DType.F32, Shape.SCALAR);
        Engine.launch(new NllLaunch(in, labels, reduction, losses, y, divisor));
        return Autograd.record(
                new ArrayTensor(y), new Backward(x.shape(), labels, Saved.of(target), reduction, divisor), x);
    }

    /// `[N, C, …]` as contiguous `[N, C, L]`.
    private static View classes(Tensor x) {
        View v = ArrayTensor.view(x.to(DType.F32).contiguous());
        return v.at(v.offset(), dims(x.shape()), View.rowMajor(dims(x.shape())));
    }

    private static int[] dims(Shape x) {
        if (x.rank() == 1) return new int[] {1, x.size(0), 1};
        int perClass = 1;
        for (int d = 2; d < x.rank(); d++) perClass *= x.size(d);
        return new int[] {x.size(0), x.size(1), perClass};
    }

    private record Backward(Shape shape, Labels labels, Saved target, Reduction reduction, View divisor)
            implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            target.get(); // refused if the labels were overwritten
            dx.of(0, () -> NllGrad.of(dy, shape, dims(shape), labels, reduction, divisor));
        }
    }
}
