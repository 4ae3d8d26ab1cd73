package cairn.tensor.ops.index;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;

/// Elements by their number in row-major order, whatever the shape; negative numbers count from the end.
public final class Take {
    private Take() {}

    /// Shape: `[*], index [k…] → [k…]`.
    public static Tensor of(Tensor x, Tensor index) {
        Tensor flat = x.reshape(-1);
        return PickAt.of(flat, places("take", flat, index))
                .reshape(index.shape().dims());
    }

    /// A copy of `x` with the elements of `source` at the numbered places, or added there.
    public static Tensor put(Tensor x, Tensor index, Tensor source, boolean accumulate) {
        Gather.requireSameType("put", x, source);
        if (source.numel() != index.numel())
            throw ShapeException.of(
                    "put", "the source must have as many elements as the index " + index.shape(), source.shape());
        Tensor flat = x.reshape(-1);
        Places places = places("put", flat, index);
        Tensor values = source.reshape(-1);
        Tensor y = accumulate ? AddAt.of(flat, values, places) : SetAt.of(flat, values, places);
        return y.reshape(x.shape().dims());
    }

    private static Places places(String op, Tensor flat, Tensor index) {
        return Places.checked(Position.of(op, List.of(index), 0, flat.shape()).reshape(-1), 0, flat.shape());
    }
}
