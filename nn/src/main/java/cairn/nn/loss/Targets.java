package cairn.nn.loss;

import cairn.tensor.DType;
import cairn.tensor.Reduction;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Checks of what a loss is given, and the forms in which it uses labels.
final class Targets {
    private Targets() {}

    static void sameShape(String loss, Tensor prediction, Tensor target) {
        if (prediction.shape().equals(target.shape())) return;
        String shapes = "prediction %s and target %s".formatted(prediction.shape(), target.shape());
        String rule = "prediction and target must have the same shape";
        throw prediction.numel() == target.numel()
                ? ShapeException.of(loss, rule, shapes, "Did you mean target.reshape(prediction.shape().dims())?")
                : ShapeException.of(loss, rule, shapes);
    }

    /// Targets of −1 and 1, of the prediction's shape.
    static void bipolar(String loss, Tensor prediction, Tensor target) {
        sameShape(loss, prediction, target);
        check(target, ValueCheck.Rule.BIPOLAR, loss + ": targets");
    }

    static void notNegative(String loss, String what, Tensor values) {
        check(values, ValueCheck.Rule.NOT_NEGATIVE, loss + ": " + what);
    }

    private static void check(Tensor values, ValueCheck.Rule rule, String what) {
        Engine.launch(
                new ValueCheck(ArrayTensor.view(values.detach().to(DType.F32).contiguous()), rule, what));
    }

    /// The score of each sample's own class. Shape: `[N, C], [N] → [N]`; `[C], [] → []`.
    ///
    /// @throws IllegalArgumentException if a label lies outside the classes
    static Tensor scoresOf(String loss, Tensor prediction, Tensor labels) {
        if (prediction.rank() < 1 || prediction.rank() > 2)
            throw ShapeException.of(loss, "scores must be [N, C] or [C]", prediction.shape());
        Shape expected = Shape.of(Arrays.copyOf(prediction.shape().dims(), prediction.rank() - 1));
        if (labels.dtype() != DType.I64)
            throw new IllegalArgumentException(
                    loss + ": labels must be I64, got " + labels.dtype() + ". Use target.to(DType.I64).");
        if (!labels.shape().equals(expected))
            throw ShapeException.of(
                    loss,
                    "there must be one label for each sample",
                    "scores %s and labels %s".formatted(prediction.shape(), labels.shape()));
        Engine.launch(new LabelCheck(loss, ArrayTensor.view(labels.contiguous()), prediction.size(-1)));
        return prediction.nllLoss(labels, null, Long.MIN_VALUE, Reduction.NONE).neg();
    }

    /// How often each class is among the labels of its sample. Shape: `[N, C] → [N, C]`.
    static Tensor labelCounts(Tensor labels) {
        if (labels.dtype() != DType.I64)
            throw new IllegalArgumentException("MultiLabelMarginLoss: labels must be I64, got " + labels.dtype() + ".");
        View counts = View.allocate(DType.F32, labels.shape());
        Engine.launch(new LabelCounts(ArrayTensor.view(labels.contiguous()), counts));
        return new ArrayTensor(counts);
    }
}
