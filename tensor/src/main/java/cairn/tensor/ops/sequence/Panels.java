package cairn.tensor.ops.sequence;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.TimeSteps;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import org.jspecify.annotations.Nullable;

/// The right side of a product that every time step repeats, laid out once so that each step reads memory in one go: `groups` blocks of
/// `cols` columns, each block in panels of [#WIDTH] columns, whose rows follow each other without a gap.
///
/// Where nothing repeats, the weights are used where they lie.
///
/// @param k the number of rows
/// @param kStep from one row to the next in `w`
/// @param colStep from one column to the next in `w`
/// @param packed null to use `w`
record Panels(
        View w,
        int k,
        int groups,
        int cols,
        int kStep,
        int colStep,
        @Nullable View packed) {
    /// The columns of a panel: those of one or two tiles of the matrix product.
    static final int WIDTH = 32;

    /// `wᵀ`, whose columns make up `groups` blocks.
    static Panels ofTransposed(View w, int groups, TimeSteps steps) {
        return new Panels(w, w.size(1), groups, w.size(0) / groups, 1, w.size(1), null).packedFor(steps);
    }

    /// `w` as one block.
    static Panels of(View w, TimeSteps steps) {
        return new Panels(w, w.size(0), 1, w.size(1), w.size(1), 1, null).packedFor(steps);
    }

    private Panels packedFor(TimeSteps steps) {
        if (steps.count() == 1 || steps.batch() < 2 || w.numel() == 0) return this;
        int full = cols / WIDTH;
        int rest = cols % WIDTH;
        View y = View.allocate(DType.F32, Shape.of(groups, blocks(), k, WIDTH));
        if (full > 0) copy(y, 0, full, WIDTH);
        if (rest > 0) copy(y, full, 1, rest);
        return new Panels(w, k, groups, cols, kStep, colStep, y);
    }

    /// Copies `count` panels of each group from panel `first` on, of which `width` columns are used.
    private void copy(View y, int first, int count, int width) {
        int[] dims = {groups, count, k, width};
        int[] from = {cols * colStep, WIDTH * colStep, kStep, colStep};
        int[] to = {blocks() * k * WIDTH, k * WIDTH, WIDTH, 1};
        View source = w.at(w.offset() + first * WIDTH * colStep, dims, from);
        Engine.launch(new Copy(source, y.at(first * k * WIDTH, dims, to)));
    }

    private int blocks() {
        return Math.ceilDiv(cols, WIDTH);
    }

    /// `C (+)= A·B` for `rows` rows of `A`, `terms` rows of the right side from `firstTerm` on, and its columns `[from, to)` in `group`.
    /// Rows of `A` are `ar` apart, rows of `C` `cr`; `co` is the place of column `from`, which is a multiple of [#WIDTH].
    void multiply(
            int rows,
            float[] a,
            int ao,
            int ar,
            int firstTerm,
            int terms,
            int group,
            int from,
            int to,
            float[] c,
            int co,
            int cr,
            boolean add) {
        if (packed == null) {
            int bo = w.start() + firstTerm * kStep + (group * cols + from) * colStep;
            float[] b = w.buffer().floats();
            Provider.KERNELS.matmul(rows, to - from, terms, a, ao, ar, 1, b, bo, kStep, colStep, c, co, cr, add);
            return;
        }
        float[] b = packed.buffer().floats();
        for (int j = from; j < to; j += WIDTH) {
            int panel = group * blocks() + j / WIDTH;
            int bo = packed.start() + (panel * k + firstTerm) * WIDTH;
            int n = Math.min(WIDTH, to - j);
            Provider.KERNELS.matmul(rows, n, terms, a, ao, ar, 1, b, bo, WIDTH, 1, c, co + j - from, cr, add);
        }
    }

    /// The memory that steps read.
    View read() {
        return packed == null ? w : packed;
    }
}
