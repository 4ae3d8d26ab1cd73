package cairn.tensor.ops.neural;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Reduction;
import cairn.tensor.Saved;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;
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
            Tensor x, Tensor target, @Nullable Tensor weight, long ignoreIndex, float smoothing, Reduction reduction) {
        check(x, target, weight, smoothing);
        Tensor rows = Rows.of(x.to(DType.F32));
        Tensor losses = ofRows(rows, target, weight, ignoreIndex, smoothing, reduction);
        return reduction == Reduction.NONE ? losses.reshape(Rows.labels(x)) : losses;
    }

    private static void check(Tensor x, Tensor target, @Nullable Tensor weight, float smoothing) {
        if (x.rank() == 0) throw ShapeException.of("crossEntropy", "scores must be [N, C, …] or [C]", x.shape());
        int classes = x.size(x.rank() == 1 ? 0 : 1);
        if (target.dtype() != DType.I64)
            throw new IllegalArgumentException("crossEntropy: labels must be I64, got " + target.dtype()
                    + ". Use target.to(DType.I64) for labels; probabilities must have the shape of the scores, "
                    + x.shape() + ".");
        if (!Arrays.equals(target.shape().dims(), Rows.labels(x)))
            throw ShapeException.of(
                    "crossEntropy",
                    "scores [N, C, …] = %s need labels [N, …] = %s"
                            .formatted(x.shape(), Arrays.toString(Rows.labels(x))),
                    target.shape());
        if (weight != null && !weight.shape().equals(Shape.of(classes)))
            throw ShapeException.of("crossEntropy", "weight must be [C=%d]".formatted(classes), weight.shape());
        if (!(smoothing >= 0 && smoothing <= 1))
            throw new IllegalArgumentException(
                    "crossEntropy: labelSmoothing must be in [0, 1], got " + smoothing + ".");
    }

    private static Tensor ofRows(
            Tensor rows,
            Tensor target,
            @Nullable Tensor weight,
            long ignoreIndex,
            float smoothing,
            Reduction reduction) {
        View x = ArrayTensor.view(rows.contiguous());
        View w = weight == null ? null : ArrayTensor.view(weight.to(DType.F32).contiguous());
        Labels labels =
                new Labels("crossEntropy", ArrayTensor.view(target.contiguous()), w, x.size(1), ignoreIndex, smoothing);
        View losses = View.allocate(DType.F32, Shape.of(x.size(0)));
        View y = reduction == Reduction.NONE ? losses : View.allocate(DType.F32, Shape.SCALAR);
        View divisor = View.allocate(DType.F32, Shape.SCALAR);
        Engine.launch(new CrossEntropyLaunch(x, labels, reduction, losses, y, divisor));
        Backward backward = new Backward(Saved.of(rows), labels, Saved.of(target), reduction, divisor);
        return Autograd.record(new ArrayTensor(y), backward, rows);
    }

    private record Backward(Saved rows, Labels labels, Saved target, Reduction reduction, View divisor)
            implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            target.get(); // refused if the labels were overwritten
            dx.of(0, () -> fused(dy));
        }

        private Tensor fused(Tensor dy) {
            View x = ArrayTensor.view(rows.get().contiguous());
            View g = View.allocate(DType.F32, x.shape());
            Engine.launch(
                    new CrossEntropyGradLaunch(ArrayTensor.view(dy.contiguous()), x, labels, reduction, divisor, g));
            return new ArrayTensor(g);
        }
    }
}
