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

/// Cross-entropy of scores and labels: `y = w[t] · (log Σ exp(x) − x[t])`, `dx = dy · w[t] · (softmax(x) − onehot(t))`.
///
/// With smoothing ε the label counts `1−ε` and every class `ε/C`: `y = (1−ε)·w[t]·(lse − x[t]) + ε/C·Σ w[j]·(lse − x[j])`. The average is
/// over the weights of the labels that count.
///
/// Shape: `[N, C, …], [N, …] → [N, …]`, or `[]` if reduced.
public final class CrossEntropy {
    private CrossEntropy() {}

    public static Tensor of(
            Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex, double smoothing, Reduction reduction) {
        if (!(smoothing >= 0 && smoothing <= 1))
            throw new IllegalArgumentException(
                    "crossEntropy: labelSmoothing must be in [0, 1], got " + smoothing + ".");
        Labels labels = Labels.of("crossEntropy", x, target, weight, ignoreIndex, smoothing);
        Tensor rows = Rows.of(x.to(DType.F32));
        View in = ArrayTensor.view(rows.contiguous());
        View losses = View.allocate(DType.F32, target.shape());
        View y = reduction == Reduction.NONE ? losses : View.allocate(DType.F32, Shape.SCALAR);
        View divisor = View.allocate(DType.F32, Shape.SCALAR);
        Engine.launch(new CrossEntropyLaunch(in, labels, reduction, losses, y, divisor));
        Backward backward = new Backward(Saved.of(rows), labels, Saved.of(target), reduction, divisor);
        return Autograd.record(new ArrayTensor(y), backward, rows);
    }

    private record Backward(Saved rows, Labels labels, Saved target, Reduction reduction, View divisor)
            implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            target.get(); // refused if the labels were overwritten
            dx.of(0, () -> Autograd.isRecording() ? differentiably(dy) : fused(dy));
        }

        private Tensor fused(Tensor dy) {
            View x = ArrayTensor.view(rows.get().contiguous());
            View g = View.allocate(DType.F32, x.shape());
            Engine.launch(
                    new CrossEntropyGradLaunch(ArrayTensor.view(dy.contiguous()), x, labels, reduction, divisor, g));
            return new ArrayTensor(g);
        }

        /// `dy · (p·ΣT − T)` with `p = softmax(x)` and the labels as rows of weights `T`.
        private Tensor differentiably(Tensor dy) {
            View dense = View.allocate(DType.F32, rows.get().shape());
            Engine.launch(new DenseLabelsLaunch(labels, dense));
            Tensor t = new ArrayTensor(dense);
            Tensor scale = reduction == Reduction.NONE ? dy.reshape(-1, 1) : dy.div(new ArrayTensor(divisor));
            return rows.get().softmax(1).mul(t.sum(true, 1)).sub(t).mul(scale);
        }
    }
}
