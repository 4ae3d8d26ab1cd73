package cairn.tensor.ops.shape;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The whole tensor, or each element, several times over. `dx` is the sum over the repetitions.
public final class Repeat {
    private Repeat() {}

    /// `times[d]` copies along dimension `d`; there may be more counts than dimensions, which puts new ones in front.
    public static Tensor of(Tensor x, int... times) {
        if (times.length < x.rank())
            throw ShapeException.of(
                    "repeat", "needs a count for each dim of " + x.shape(), Arrays.toString(times), "Or use tile().");
        return tile(x, times);
    }

    /// As [#of], where missing leading counts are 1.
    public static Tensor tile(Tensor x, int... times) {
        if (Arrays.stream(times).anyMatch(t -> t < 0))
            throw ShapeException.of("repeat", "counts must not be negative", Arrays.toString(times));
        int rank = Math.max(times.length, x.rank());
        int[] split = new int[2 * rank]; // [1, size] for each dim
        int[] spread = new int[2 * rank]; // [times, size]
        int[] merged = new int[rank];
        for (int d = 0; d < rank; d++) {
            int size = d < rank - x.rank() ? 1 : x.size(d - (rank - x.rank()));
            int count = d < rank - times.length ? 1 : times[d - (rank - times.length)];
            split[2 * d] = 1;
            split[2 * d + 1] = size;
            spread[2 * d] = count;
            spread[2 * d + 1] = size;
            merged[d] = size * count;
        }
        return own(x.reshape(split).expand(spread).reshape(merged), x);
    }

    /// Each place along `dim` `times` times in a row.
    public static Tensor interleave(Tensor x, int times, int dim) {
        if (times < 0) throw ShapeException.of("repeatInterleave", "the count must not be negative", times);
        Tensor vector = x.rank() == 0 ? x.reshape(1) : x;
        int d = vector.shape().normalize("repeatInterleave", dim);
        int[] spread = vector.unsqueeze(d + 1).shape().dims();
        spread[d + 1] = times;
        int[] merged = vector.shape().dims();
        merged[d] *= times;
        return own(vector.unsqueeze(d + 1).expand(spread).reshape(merged), x);
    }

    private static Tensor own(Tensor y, Tensor x) {
        return ArrayTensor.view(y).buffer() == ArrayTensor.view(x).buffer() ? y.copy() : y;
    }

    /// Place `i` along `dim` `times[i]` times in a row. The counts are read by the program.
    public static Tensor interleave(Tensor x, Tensor times, int dim) {
        int d = x.shape().normalize("repeatInterleave", dim);
        long[] counts = times.toLongArray();
        if (counts.length == 1) return interleave(x, Math.toIntExact(counts[0]), d);
        if (times.rank() != 1 || counts.length != x.size(d))
            throw ShapeException.of(
                    "repeatInterleave",
                    "needs one count for each place along dim %d of %s".formatted(d, x.shape()),
                    times.shape());
        for (long c : counts) if (c < 0) throw ShapeException.of("repeatInterleave", "counts must not be negative", c);
        long[] index = IntStream.range(0, counts.length)
                .flatMap(i -> IntStream.range(0, (int) counts[i]).map(k -> i))
                .asLongStream()
                .toArray();
        return x.indexSelect(d, Tensor.of(index, index.length));
    }
}
