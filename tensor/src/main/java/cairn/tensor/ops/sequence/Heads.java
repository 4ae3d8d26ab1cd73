package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Queries, keys and values of all heads, with the same leading dims. Neighbours along the last dim are neighbours in memory.
///
/// @param q `[…, L, E]`
/// @param k `[…, S, E]`
/// @param v `[…, S, V]`
record Heads(View q, View k, View v) {
    /// The number of heads in all.
    int count() {
        int n = 1;
        for (int d = 0; d < q.rank() - 2; d++) n *= q.size(d);
        return n;
    }

    /// `L`
    int queries() {
        return q.size(q.rank() - 2);
    }

    /// `S`
    int keys() {
        return k.size(k.rank() - 2);
    }

    /// `E`
    int width() {
        return q.size(q.rank() - 1);
    }

    /// `V`
    int valueWidth() {
        return v.size(v.rank() - 1);
    }

    /// The multiply-adds of scores and sums of values.
    long products() {
        return (long) count() * queries() * keys() * (width() + valueWidth());
    }

    /// Where head `head` of a view with the same leading dims begins in its array.
    static int start(View x, int head) {
        int at = x.start();
        for (int d = x.rank() - 3; d >= 0; d--) {
            at += head % x.size(d) * x.stride(d);
            head /= x.size(d);
        }
        return at;
    }

    /// The step from one row of a head to the next.
    static int step(View x) {
        return x.stride(x.rank() - 2);
    }

    /// Memory of shape `dims` whose dims lie in the order in which those of `x` do, so that a result can be turned back as its source was.
    static View like(View x, int... dims) {
        int last = dims.length - 1;
        Integer[] order = IntStream.range(0, last).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingInt((Integer d) -> -x.stride(d))); // stable
        int[] strides = new int[dims.length];
        int step = dims[last];
        strides[last] = 1;
        for (int i = last - 1; i >= 0; i--) {
            strides[order[i]] = step;
            step *= dims[order[i]];
        }
        return View.allocate(DType.F32, Shape.of(dims)).at(0, dims, strides);
    }
}
