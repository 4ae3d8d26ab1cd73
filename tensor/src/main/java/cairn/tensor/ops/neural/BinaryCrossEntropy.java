package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;

/// Cross-entropy of probabilities and the share of ones among their targets: `y = −t·log(x) − (1−t)·log(1−x)`, each logarithm at
/// least −100. Shape: `[*], [*] → [*]`.
///
/// `dx = dy · (x − t) / (x·(1−x))`, the denominator at least 1e-12; `dt = dy · (log(1−x) − log(x))`.
public final class BinaryCrossEntropy {
    private static final double LEAST = 1e-12;

    private BinaryCrossEntropy() {}

    public static Tensor of(Tensor x, Tensor target) {
        if (!x.shape().equals(target.shape()))
            throw ShapeException.mustEqual("binaryCrossEntropy", "x", x.shape(), "target", target.shape());
        View y = View.allocate(DType.F32, x.shape());
        View rest = View.allocate(DType.F32, x.shape());
        Engine.launch(new BinaryCrossEntropyLaunch(flat(x), flat(target), rest, y));
        return Autograd.record(new ArrayTensor(y), new Backward(Saved.of(x), Saved.of(target)), x, target);
    }

    private static View flat(Tensor t) {
        return ArrayTensor.view(t.to(DType.F32).contiguous());
    }

    private record Backward(Saved x, Saved target) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> {
                Tensor p = x.get();
                return dy.mul(p.sub(target.get())).div(p.mul(p.rsub(1)).clampMin(LEAST));
            });
            dx.of(1, () -> dy.mul(x.get().rsub(1).log().sub(x.get().log())));
        }
    }
}
