package cairn.tensor.kernels.vector;

import cairn.tensor.kernels.PlainKernels;
import cairn.tensor.kernels.Reduce;
import org.jspecify.annotations.Nullable;

/// A fold of columns whose scalar twin is the plain kernel; see [Warmup].
final class TieredColumnFold {
    private static final int WORTHWHILE = 1_000_000; // elements
    private static final int ROWS = 8;
    private static final int COLS = 6 * Simd.W - 1;

    private final PlainKernels plain = new PlainKernels();
    private final Reduce op;
    private final Tier tier;
    private @Nullable ColumnFold vector;

    TieredColumnFold(Reduce op) {
        this.op = op;
        float[] in = new float[ROWS * COLS];
        float[] out = new float[COLS];
        tier = new Tier(
                () -> vector().run(op.identity(), in, 0, COLS, ROWS, out, 0, COLS),
                () -> plain.reduceRows(op, in, 0, COLS, ROWS, out, 0, COLS),
                WORTHWHILE);
    }

    void run(float[] x, int xo, int xRow, int rows, float[] y, int yo, int cols) {
        if (tier.isCompiled((long) rows * cols)) vector().run(op.identity(), x, xo, xRow, rows, y, yo, cols);
        else plain.reduceRows(op, x, xo, xRow, rows, y, yo, cols);
    }

    private ColumnFold vector() {
        ColumnFold made = vector;
        if (made == null) {
            made = VectorFunctions.columnFold(op);
            vector = made;
        }
        return made;
    }
}
