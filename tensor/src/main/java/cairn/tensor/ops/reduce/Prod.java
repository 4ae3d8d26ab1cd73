package cairn.tensor.ops.reduce;

import cairn.tensor.Autograd;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Saved;
import cairn.tensor.Tensor;
import cairn.tensor.kernels.Reduce;
import java.util.Arrays;

/// Product over some dimensions: `y = Π x`, `dxᵢ = dy · Π_{j ≠ i} xⱼ`, right where elements are zero. Integers and truth values are
/// multiplied as integers; 1 of nothing. Shape: `[*] → [* without dims]`.
public final class Prod {
    private Prod() {}

    public static Tensor of(Tensor x, Dims dims) {
        return Autograd.record(Fold.of(Reduce.PROD, x, dims), new Backward(Saved.of(x), dims), x);
    }

    private record Backward(Saved x, Dims dims) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> othersOf(x.get()).mul(dims.restore(dy)));
        }

        /// The product of all elements folded with each, but without it.
        private Tensor othersOf(Tensor t) {
            Tensor moved = t.permute(dims.foldedLast());
            int[] sizes = Arrays.copyOf(moved.shape().dims(), moved.rank() - dims.foldedDims().length + 1);
            sizes[sizes.length - 1] = dims.count();
            Tensor rows = moved.reshape(sizes);
            int last = sizes.length - 1;
            Tensor others = CumProd.ofOthers(rows, last, false).mul(CumProd.ofOthers(rows, last, true));
            return others.reshape(moved.shape().dims()).permute(dims.fromFoldedLast());
        }
    }
}
