package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Reduce;
import java.util.Arrays;

/// How every plain reduction gets its value. The input is brought into the form `[outer, n, inner]` with `n` folded, by a copy only where
/// the folded dimensions are not neighbours or the input is not contiguous.
final class Fold {
    private Fold() {}

    static Tensor of(Reduce op, Tensor x, Dims dims) {
        View y = View.allocate(DType.F32, dims.output());
        Block b = Block.of(ArrayTensor.view(x.to(DType.F32)), dims);
        Engine.launch(new FoldLaunch(op, b.x, y, b.outer, b.n, b.inner));
        return new ArrayTensor(y);
    }

    /// A contiguous view read as `[outer, n, inner]`.
    record Block(View x, int outer, int n, int inner) {
        static Block of(View x, Dims dims) {
            int rank = x.rank();
            int first = 0;
            while (first < rank && !dims.folds(first)) first++;
            int last = rank - 1;
            while (last >= first && !dims.folds(last)) last--;
            boolean neighbours = true;
            for (int d = first; d <= last; d++) neighbours &= dims.folds(d) || x.size(d) == 1;
            if (x.isContiguous() && neighbours)
                return new Block(x, product(x, 0, first), product(x, first, last + 1), product(x, last + 1, rank));
            return foldedLast(x, dims);
        }

        private static Block foldedLast(View x, Dims dims) {
            int rank = x.rank();
            int[] order = new int[rank];
            int at = 0;
            for (int d = 0; d < rank; d++) if (!dims.folds(d)) order[at++] = d;
            int outerRank = at;
            for (int d = 0; d < rank; d++) if (dims.folds(d)) order[at++] = d;
            int[] sizes = Arrays.stream(order).map(x::size).toArray();
            int[] strides = Arrays.stream(order).map(x::stride).toArray();
            View permuted = x.at(x.offset(), sizes, strides);
            if (!permuted.isContiguous()) {
                View packed = View.allocate(x.dtype(), permuted.shape());
                Engine.launch(new Copy(permuted, packed));
                permuted = packed;
            }
            return new Block(permuted, product(permuted, 0, outerRank), product(permuted, outerRank, rank), 1);
        }

        private static int product(View x, int from, int to) {
            int n = 1;
            for (int d = from; d < to; d++) n *= x.size(d);
            return n;
        }
    }
}
