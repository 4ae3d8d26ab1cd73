package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Every sample as one row of numbers. Shape: `[N, *] → [N, numel of *]`.
public record ToVector() implements Transform {
    @Override
    public Tensor apply(Tensor batch) {
        int n = batch.size(0);
        return batch.reshape(n, n == 0 ? 0 : batch.numel() / n);
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Shape.of(sample.numel());
    }

    @Override
    public TransformState state() {
        return new TransformState("ToVector", Map.of(), List.of());
    }
}
