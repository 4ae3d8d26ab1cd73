package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// The numbers of two classes as one column of floats, for networks with a single output: class 0 becomes `zero`, class 1 `one`.
///
/// Shape: `I64 [N] → F32 [N, 1]`.
///
/// @param zero the target of class 0
/// @param one the target of class 1
public record Column(float zero, float one) implements Transform {
    /// 0 and 1, as binary cross-entropy wants them.
    public Column() {
        this(0, 1);
    }

    /// −1 and +1, as the bipolar losses want them.
    public static Column bipolar() {
        return new Column(-1, 1);
    }

    /// @throws IllegalArgumentException if a label is neither 0 nor 1
    @Override
    public Tensor apply(Tensor batch) {
        long[] labels = batch.toLongArray();
        float[] column = new float[labels.length];
        for (int i = 0; i < labels.length; i++) column[i] = value(labels[i]);
        return Tensor.wrap(column, labels.length, 1);
    }

    private float value(long label) {
        if (label == 0) return zero;
        if (label == 1) return one;
        throw new IllegalArgumentException(
                "Column: two classes, 0 and 1, fit into one column, got label " + label + ".");
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Shape.of(1);
    }

    @Override
    public TransformState state() {
        return new TransformState("Column", Map.of("values", Transforms.doubles(List.of(zero, one))), List.of());
    }
}
