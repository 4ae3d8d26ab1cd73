package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Reduce;
import java.util.Arrays;

/// How every plain reduction gets its value: each group of neighbouring folded dims is one launch over `[outer, n, inner]`, the innermost
/// group first. Nothing is copied unless no order of the dims makes the input contiguous.
final class Fold {
    private Fold() {}

    /// Folds numbers: F32 as F32, integers and truth values as I64.
    static Tensor of(Reduce op, Tensor x, Dims dims) {
        return of(op, x, dims, 1);
    }

    /// Folds numbers and divides an F32 result by `divisor`.
    static Tensor of(Reduce op, Tensor x, Dims dims, float divisor) {
        if (x.dtype() == DType.F32)
            return run(x, dims, (v, y, last, o, n, i) -> floats(op, last ? divisor : 1, v, y, o, n, i));
        return run(x.to(DType.I64), dims, (v, y, last, o, n, i) -> new FoldLongs(op, v, y, o, n, i));
    }

    /// Folds truth values: whether any is true, or whether all are.
    static Tensor truth(boolean any, Tensor x, Dims dims) {
        return run(x.to(DType.BOOL), dims, (v, y, last, o, n, i) -> new FoldTruth(any, v, y, o, n, i));
    }

    private static Launch floats(Reduce op, float divisor, View x, View y, int outer, int n, int inner) {
        if (inner == 1) return FoldRows.of(op, divisor, x, y, outer, n);
        return FoldColumns.of(op, divisor, x, y, outer, n, inner);
    }

    /// Makes the launch that folds the middle of contiguous `x[outer, n, inner]` into `y[outer, inner]`; `last` if `y` is the result.
    @FunctionalInterface
    private interface Step {
        Launch of(View x, View y, boolean last, int outer, int n, int inner);
    }

    private static Tensor run(Tensor x, Dims dims, Step step) {
        View y = View.allocate(x.dtype(), dims.output());
        Layout layout = Layout.of(ArrayTensor.view(x), dims);
        fold(layout.view(), layout.folded(), step, y);
        return new ArrayTensor(y);
    }

    private static void fold(View x, boolean[] folded, Step step, View y) {
        int end = x.rank();
        while (end > 0 && !isFolded(x, folded, end - 1)) end--;
        int start = end;
        while (start > 0 && (folded[start - 1] || x.size(start - 1) == 1)) start--;
        boolean last = true;
        for (int d = 0; d < start; d++) last &= !isFolded(x, folded, d);
        View to = last ? y : View.allocate(x.dtype(), sizesWithout(x, start, end));
        Engine.launch(step.of(x, to, last, product(x, 0, start), product(x, start, end), product(x, end, x.rank())));
        if (!last) fold(to, folded, step, y);
    }

    private static boolean isFolded(View x, boolean[] folded, int d) {
        return folded[d] && x.size(d) != 1;
    }

    private static Shape sizesWithout(View x, int start, int end) {
        int[] sizes = x.shape().dims();
        Arrays.fill(sizes, start, end, 1);
        return Shape.of(sizes);
    }

    private static int product(View x, int from, int to) {
        int n = 1;
        for (int d = from; d < to; d++) n *= x.size(d);
        return n;
    }

    /// A contiguous view of the input: as it is, with the folded dims last, with the folded dims first, or a copy. The order of the dims
    /// that stay is that of the input.
    record Layout(View view, boolean[] folded) {
        static Layout of(View x, Dims dims) {
            for (int[] order : new int[][] {dims.order(), dims.foldedLast(), dims.foldedFirst()}) {
                View v = permuted(x, order);
                if (v.isContiguous()) return new Layout(v, dims.folded(order));
            }
            View copy = View.allocate(x.dtype(), x.shape());
            Engine.launch(new Copy(x, copy));
            return new Layout(copy, dims.folded(dims.order()));
        }

        /// The input as contiguous rows `[…, n]` of the elements that are folded together.
        static View rows(View x, Dims dims) {
            View v = permuted(x, dims.foldedLast());
            if (v.isContiguous()) return v;
            View copy = View.allocate(x.dtype(), v.shape());
            Engine.launch(new Copy(v, copy));
            return copy;
        }

        private static View permuted(View x, int[] order) {
            int[] sizes = new int[order.length];
            int[] strides = new int[order.length];
            for (int d = 0; d < order.length; d++) {
                sizes[d] = x.size(order[d]);
                strides[d] = x.stride(order[d]);
            }
            return x.at(x.offset(), sizes, strides);
        }
    }
}
