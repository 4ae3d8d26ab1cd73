package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Transforms applied one after the other; none leaves the batch as it is. PyTorch: `transforms.Compose`.
///
/// @param parts in the order in which they are applied
public record Compose(List<Transform> parts) implements Transform {
    /// Copies the list.
    public Compose {
        parts = List.copyOf(parts);
    }

    /// In the given order.
    public static Compose of(Transform... parts) {
        return new Compose(List.of(parts));
    }

    @Override
    public Tensor apply(Tensor batch) {
        Tensor result = batch;
        for (Transform part : parts) result = part.apply(result);
        return result;
    }

    @Override
    public Shape outputShape(Shape sample) {
        Shape shape = sample;
        for (Transform part : parts) shape = part.outputShape(shape);
        return shape;
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "Compose", Map.of(), parts.stream().map(Transform::state).toList());
    }
}
