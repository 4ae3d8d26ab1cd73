package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.QuantileInterpolation;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.ops.reduce.Dims;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Quantiles: the element at rank `q·(n − 1)` of the sorted elements, interpolated. The gradient goes to the elements it lies between.
/// Shape: `[*], [] → [* without dim]`; `[*], [Q] → [Q, * without dim]`.
public final class Quantile {
    private Quantile() {}

    /// The quantiles over all elements of some dims together.
    ///
    /// @param q one number or several, in `[0, 1]`
    /// @param dims the folded dims
    /// @param ignoreNaN whether NaN is passed over; else a NaN makes the result NaN
    public static Tensor of(Tensor x, Tensor q, Dims dims, QuantileInterpolation between, boolean ignoreNaN) {
        check(x, q, dims);
        Tensor rows = x.to(DType.F32).permute(dims.foldedLast());
        rows = rows.reshape(dims.output().numel(), dims.count()); // [rows, n]
        Tensor sorted = Sort.of(rows, -1, false).values();
        Tensor y = between(sorted, ranks(rows, q.to(DType.F32).reshape(q.numel()), ignoreNaN), between); // [rows, Q]
        int[] kept = dims.output().dims();
        int[] sizes = q.rank() == 0
                ? kept
                : IntStream.concat(IntStream.of(q.numel()), Arrays.stream(kept)).toArray();
        return y.transpose().reshape(sizes);
    }

    private static void check(Tensor x, Tensor q, Dims dims) {
        if (q.rank() > 1) throw ShapeException.of("quantile", "q must be a number or a vector", q.shape());
        for (float v : q.toFloatArray())
            if (!(v >= 0 && v <= 1))
                throw new IllegalArgumentException("quantile: q must be in [0, 1], got " + v + ".");
        if (dims.count() == 0) throw ShapeException.of("quantile", "needs at least one element", x.shape());
    }

    /// The ranks of the quantiles in each row; the last, where NaN is sorted to, if the row has one.
    private static Tensor ranks(Tensor rows, Tensor q, boolean ignoreNaN) {
        Tensor nan = rows.detach().isNaN();
        int n = rows.size(1);
        if (ignoreNaN)
            return nan.logicalNot()
                    .sum(true, 1)
                    .sub(1)
                    .clampMin(0)
                    .to(DType.F32)
                    .mul(q);
        Tensor last = Tensor.scalar(n - 1);
        return Tensor.where(nan.any(true, 1), last, q.mul(last));
    }

    private static Tensor between(Tensor sorted, Tensor ranks, QuantileInterpolation between) {
        return switch (between) {
            case LOWER -> at(sorted, ranks.floor());
            case HIGHER -> at(sorted, ranks.ceil());
            case NEAREST -> at(sorted, ranks.round());
            case MIDPOINT -> at(sorted, ranks.floor()).lerp(at(sorted, ranks.ceil()), 0.5);
            case LINEAR -> at(sorted, ranks.floor()).lerp(at(sorted, ranks.ceil()), ranks.frac());
        };
    }

    private static Tensor at(Tensor sorted, Tensor ranks) {
        return sorted.gather(1, ranks.to(DType.I64));
    }
}
