package cairn.tensor.ops.shape;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// A tensor cut along a dimension into views.
public final class Split {
    private Split() {}

    /// Parts of `size`; the last one is smaller if they do not come out even.
    public static List<Tensor> of(Tensor x, int size, int dim) {
        int d = dim("split", x, dim);
        int all = x.size(d);
        if (size < 0 || (size == 0 && all > 0))
            throw ShapeException.of("split", "the size of the parts must be positive", size);
        int parts = size == 0 ? 1 : Math.max(1, Math.ceilDiv(all, size));
        return parts(x, d, parts, i -> Math.min(all, i * size));
    }

    /// Parts of the given sizes.
    public static List<Tensor> of(Tensor x, int[] sizes, int dim) {
        int d = dim("split", x, dim);
        int[] ends = sizes.clone();
        Arrays.parallelPrefix(ends, Math::addExact);
        if (Arrays.stream(sizes).anyMatch(s -> s < 0) || (ends.length == 0 ? 0 : ends[ends.length - 1]) != x.size(d))
            throw ShapeException.of(
                    "split",
                    "the sizes must add up to dim %d of size %d".formatted(d, x.size(d)),
                    Arrays.toString(sizes));
        return parts(x, d, ends.length, i -> i == 0 ? 0 : ends[i - 1]);
    }

    /// At most `count` parts of equal size; the last one may be smaller.
    public static List<Tensor> chunk(Tensor x, int count, int dim) {
        if (count < 1) throw ShapeException.of("chunk", "the number of parts must be positive", count);
        int d = dim("chunk", x, dim);
        int size = Math.ceilDiv(x.size(d), count);
        return size == 0 ? parts(x, d, count, i -> 0) : of(x, size, d);
    }

    /// Exactly `count` parts; the first ones are one larger if they do not come out even. PyTorch: `tensor_split`.
    public static List<Tensor> evenly(Tensor x, int count, int dim) {
        if (count < 1) throw ShapeException.of("tensorSplit", "the number of parts must be positive", count);
        int d = dim("tensorSplit", x, dim);
        int small = x.size(d) / count;
        int larger = x.size(d) % count;
        return parts(x, d, count, i -> i * small + Math.min(i, larger));
    }

    /// Cut before each of the given places, which follow Python's rules for slices. PyTorch: `tensor_split`.
    public static List<Tensor> at(Tensor x, int[] places, int dim) {
        int d = dim("tensorSplit", x, dim);
        List<Tensor> parts = new ArrayList<>();
        int start = 0;
        for (int place : places) {
            parts.add(Slice.of(x, d, start, place, 1));
            start = place;
        }
        parts.add(Slice.of(x, d, start, Integer.MAX_VALUE, 1));
        return List.copyOf(parts);
    }

    /// The places along a dimension, which disappears.
    public static List<Tensor> unbind(Tensor x, int dim) {
        int d = dim("unbind", x, dim);
        return IntStream.range(0, x.size(d)).mapToObj(i -> Select.of(x, d, i)).toList();
    }

    private static int dim(String op, Tensor x, int dim) {
        if (x.rank() == 0) throw ShapeException.of(op, "a scalar has no dim to split", x.shape());
        return x.shape().normalize(op, dim);
    }

    private static List<Tensor> parts(Tensor x, int dim, int count, IntUnaryOperator start) {
        List<Tensor> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = start.applyAsInt(i);
            int to = i + 1 == count ? x.size(dim) : start.applyAsInt(i + 1);
            parts.add(RegionView.of(x, new Slice(dim, from, 1, to - from)));
        }
        return List.copyOf(parts);
    }
}
