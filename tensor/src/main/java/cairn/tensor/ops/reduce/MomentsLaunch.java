package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;

/// The mean of each row of contiguous `x[rows, n]`, and the sum of squared deviations from it divided by `divisor`.
///
/// Chunks of a long row are joined by Chan's formula (Chan, Golub, LeVeque, 1983, doi:10.1080/00031305.1983.10483115). `partials` holds a
/// mean and a sum for each chunk of each row; it is empty where rows are short.
record MomentsLaunch(View x, View mean, View variance, View partials, int rows, int n, float divisor)
        implements RowsLaunch {
    private static final int BLOCK = 4096; // few enough to sum in float; blocks are summed in double

    static MomentsLaunch of(View x, View mean, View variance, int rows, int n, float divisor) {
        int chunks = RowsLaunch.chunks(n);
        View partials = View.allocate(DType.F32, Shape.of(chunks == 1 ? 0 : rows, chunks, 2));
        return new MomentsLaunch(x, mean, variance, partials, rows, n, divisor);
    }

    @Override
    public void fold(int row, int chunk, int from, int to) {
        float[] v = x.buffer().floats();
        int at = x.start() + row * n + from;
        int count = to - from;
        double m = sum(v, at, count) / count;
        double squares = squares(v, at, count, (float) m);
        if (n <= CHUNK) finish(row, m, squares);
        else keep(row * RowsLaunch.chunks(n) + chunk, m, squares);
    }

    private void finish(int row, double m, double squares) {
        mean.buffer().floats()[mean.start() + row] = (float) m;
        variance.buffer().floats()[variance.start() + row] = (float) (squares / divisor);
    }

    private void keep(int piece, double m, double squares) {
        float[] p = partials.buffer().floats();
        int at = partials.start() + 2 * piece;
        p[at] = (float) m;
        p[at + 1] = (float) squares;
    }

    @Override
    public void join(int row) {
        float[] p = partials.buffer().floats();
        int chunks = RowsLaunch.chunks(n);
        int at = partials.start() + 2 * row * chunks;
        double total = 0;
        for (int c = 0; c < chunks; c++) total += (double) p[at + 2 * c] * length(c);
        double m = total / n;
        double squares = 0;
        for (int c = 0; c < chunks; c++) {
            double apart = p[at + 2 * c] - m;
            squares += p[at + 2 * c + 1] + apart * apart * length(c);
        }
        finish(row, m, squares);
    }

    private int length(int chunk) {
        return Math.min(CHUNK, n - chunk * CHUNK);
    }

    private static double sum(float[] v, int at, int count) {
        double s = 0;
        for (int i = 0; i < count; i += BLOCK)
            s += Provider.KERNELS.reduce(Reduce.SUM, v, at + i, Math.min(BLOCK, count - i));
        return s;
    }

    private static double squares(float[] v, int at, int count, float m) {
        double s = 0;
        for (int i = 0; i < count; i += BLOCK)
            s += Provider.KERNELS.sumSquaredDiff(v, at + i, m, Math.min(BLOCK, count - i));
        return s;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.scratch(partials);
        access.writes(mean);
        access.writes(variance);
    }
}
