package cairn.tensor.ops.linalg;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Contraction of some dims of one tensor with as many of another: `y = Σ a·b` over them. The result has the other dims of `a`, then those
/// of `b`. One matrix product.
///
/// PyTorch: `torch.tensordot`.
public final class TensorDot {
    private TensorDot() {}

    /// Contracts the last `count` dims of `a` with the first of `b`.
    public static Tensor of(Tensor a, Tensor b, int count) {
        if (count < 0 || count > a.rank() || count > b.rank())
            throw ShapeException.of(
                    "tensordot", "dims must be between 0 and the ranks of " + a.shape() + " and " + b.shape(), count);
        int[] last = IntStream.range(a.rank() - count, a.rank()).toArray();
        return of(a, b, last, IntStream.range(0, count).toArray());
    }

    /// Contracts `aDims[i]` with `bDims[i]`.
    public static Tensor of(Tensor a, Tensor b, int[] aDims, int[] bDims) {
        int[] left = normalized(a, aDims);
        int[] right = normalized(b, bDims);
        check(a, b, left, right);
        int[] freeA = free(a, left);
        int[] freeB = free(b, right);
        int k = size(a, left);
        Tensor rows = a.permute(joined(freeA, left)).reshape(size(a, freeA), k);
        Tensor cols = b.permute(joined(right, freeB)).reshape(k, size(b, freeB));
        int[] sizes = joined(sizes(a, freeA), sizes(b, freeB));
        return rows.matmul(cols).reshape(sizes);
    }

    private static int[] normalized(Tensor t, int[] dims) {
        return Arrays.stream(dims).map(d -> t.shape().normalize("tensordot", d)).toArray();
    }

    private static void check(Tensor a, Tensor b, int[] left, int[] right) {
        boolean fits = left.length == right.length && distinct(left) && distinct(right);
        for (int i = 0; fits && i < left.length; i++) fits = a.size(left[i]) == b.size(right[i]);
        if (!fits)
            throw ShapeException.of(
                    "tensordot",
                    "contracted dims must be distinct and of equal sizes",
                    "dims %s of %s and %s of %s"
                            .formatted(Arrays.toString(left), a.shape(), Arrays.toString(right), b.shape()));
    }

    private static boolean distinct(int[] dims) {
        return Arrays.stream(dims).distinct().count() == dims.length;
    }

    private static int[] free(Tensor t, int[] taken) {
        return IntStream.range(0, t.rank())
                .filter(d -> Arrays.stream(taken).noneMatch(x -> x == d))
                .toArray();
    }

    private static int[] sizes(Tensor t, int[] dims) {
        return Arrays.stream(dims).map(t::size).toArray();
    }

    private static int size(Tensor t, int[] dims) {
        return Arrays.stream(dims).map(t::size).reduce(1, (x, y) -> x * y);
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }
}
