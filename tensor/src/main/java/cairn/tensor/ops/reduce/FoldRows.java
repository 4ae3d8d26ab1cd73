package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;

/// Folds each row of contiguous `x[rows, n]` and divides the result: `y[rows]`. `partials` has a place for each chunk of each row; it is
/// `y` itself where rows are short.
record FoldRows(Reduce op, float divisor, View x, View partials, View y, int rows, int n) implements RowsLaunch {
    private static final int BLOCK = 4096; // few enough to sum in float; blocks are summed in double

    static FoldRows of(Reduce op, float divisor, View x, View y, int rows, int n) {
        int chunks = RowsLaunch.chunks(n);
        View partials = chunks == 1 ? y : View.allocate(DType.F32, Shape.of(rows, chunks));
        return new FoldRows(op, divisor, x, partials, y, rows, n);
    }

    @Override
    public void fold(int row, int chunk, int from, int to) {
        float r = over(x.buffer().floats(), x.start() + row * n + from, to - from);
        int at = partials.start() + row * RowsLaunch.chunks(n) + chunk;
        partials.buffer().floats()[at] = n <= CHUNK ? r / divisor : r;
    }

    @Override
    public void join(int row) {
        int chunks = RowsLaunch.chunks(n);
        y.buffer().floats()[y.start() + row] =
                over(partials.buffer().floats(), partials.start() + row * chunks, chunks) / divisor;
    }

    private float over(float[] v, int at, int count) {
        if (op != Reduce.SUM || count <= BLOCK) return Provider.KERNELS.reduce(op, v, at, count);
        double s = 0;
        for (int i = 0; i < count; i += BLOCK) s += Provider.KERNELS.reduce(op, v, at + i, Math.min(BLOCK, count - i));
        return (float) s;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        if (partials != y) access.scratch(partials);
        access.writes(y);
    }
}
