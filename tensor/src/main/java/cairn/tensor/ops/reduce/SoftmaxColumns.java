package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Unary;

/// Softmax and its kin along the middle of `[outer, n, inner]`: tiles of some columns are worked on row by row, so that every kernel runs
/// over neighbouring elements.
///
/// @param dy the gradient of the result; the result itself, unused, in the forward direction
/// @param x the input; in the backward direction the value of the function
/// @param scratch two rows of a tile for each thread
record SoftmaxColumns(SoftmaxLaunch.Kind kind, boolean gradient, View dy, View x, View y, View scratch, Lines lines)
        implements Launch, Team.Task {
    private static final int TILE = 256;

    static SoftmaxColumns forward(SoftmaxLaunch.Kind kind, View x, View y, Lines lines) {
        return new SoftmaxColumns(kind, false, y, x, y, newScratch(), lines);
    }

    static SoftmaxColumns backward(SoftmaxLaunch.Kind kind, View dy, View y, View dx, Lines lines) {
        return new SoftmaxColumns(kind, true, dy, y, dx, newScratch(), lines);
    }

    private static View newScratch() {
        return View.allocate(DType.F32, Shape.of(Team.threads(), 2, TILE));
    }

    private int tiles() {
        return Math.ceilDiv(lines.inner(), TILE);
    }

    @Override
    public void run() {
        if (y.numel() == 0) return;
        Team.run(this, Math.min(lines.outer() * tiles(), Team.partsFor(4L * y.numel())));
    }

    @Override
    public void part(int index, int count) {
        int all = lines.outer() * tiles();
        int end = (int) ((long) all * (index + 1) / count);
        for (int t = (int) ((long) all * index / count); t < end; t++) {
            int column = t % tiles() * TILE;
            int at = t / tiles() * lines.n() * lines.inner() + column;
            tile(at, Math.min(TILE, lines.inner() - column), scratch.start() + index * 2 * TILE);
        }
    }

    private void tile(int at, int cols, int max) {
        float[] s = scratch.buffer().floats();
        int sum = max + TILE;
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        int xo = x.start() + at;
        int yo = y.start() + at;
        if (gradient) {
            float[] g = dy.buffer().floats();
            switch (kind) {
                case SOFTMAX -> softmaxGrad(g, dy.start() + at, in, xo, out, yo, s, sum, cols);
                case LOG_SOFTMAX -> logSoftmaxGrad(g, dy.start() + at, in, xo, out, yo, s, sum, cols);
            }
        } else {
            exponentials(in, xo, out, yo, s, max, cols);
            fold(Reduce.SUM, out, yo, s, sum, cols);
            switch (kind) {
                case SOFTMAX -> rows(Binary.DIV, out, yo, s, sum, 0, out, yo, cols);
                case LOG_SOFTMAX -> logarithms(in, xo, out, yo, s, max, sum, cols);
            }
        }
    }

    /// `y = e^(x − max)`
    private void exponentials(float[] in, int xo, float[] out, int yo, float[] s, int max, int cols) {
        fold(Reduce.MAX, in, xo, s, max, cols);
        rows(Binary.SUB, in, xo, s, max, 0, out, yo, cols);
        rows(Unary.EXP, out, yo, out, yo, cols);
    }

    /// `y = (x − max) − log sum`
    private void logarithms(float[] in, int xo, float[] out, int yo, float[] s, int max, int sum, int cols) {
        Provider.KERNELS.unary(Unary.LOG, s, sum, 1, s, sum, 1, cols);
        rows(Binary.SUB, in, xo, s, max, 0, out, yo, cols);
        rows(Binary.SUB, out, yo, s, sum, 0, out, yo, cols);
    }

    /// `dx = y · (dy − Σ dy·y)`
    private void softmaxGrad(float[] g, int go, float[] v, int vo, float[] dx, int to, float[] s, int sum, int cols) {
        int inner = lines.inner();
        rows(Binary.MUL, g, go, v, vo, inner, dx, to, cols);
        fold(Reduce.SUM, dx, to, s, sum, cols);
        rows(Binary.SUB, g, go, s, sum, 0, dx, to, cols);
        rows(Binary.MUL, dx, to, v, vo, inner, dx, to, cols);
    }

    /// `dx = dy − e^y · Σ dy`
    private void logSoftmaxGrad(
            float[] g, int go, float[] v, int vo, float[] dx, int to, float[] s, int sum, int cols) {
        fold(Reduce.SUM, g, go, s, sum, cols);
        rows(Unary.EXP, v, vo, dx, to, cols);
        rows(Binary.MUL, dx, to, s, sum, 0, dx, to, cols);
        rows(Binary.SUB, g, go, dx, to, lines.inner(), dx, to, cols);
    }

    private void fold(Reduce op, float[] v, int at, float[] s, int to, int cols) {
        Provider.KERNELS.reduceRows(op, v, at, lines.inner(), lines.n(), s, to, cols);
    }

    private void rows(Unary f, float[] a, int ao, float[] out, int to, int cols) {
        for (int i = 0; i < lines.n(); i++) {
            int row = i * lines.inner();
            Provider.KERNELS.unary(f, a, ao + row, 1, out, to + row, 1, cols);
        }
    }

    /// `out = f(a, b)`, row by row; the rows of `b` are `bRow` apart, 0 for one row that serves all.
    private void rows(Binary f, float[] a, int ao, float[] b, int bo, int bRow, float[] out, int to, int cols) {
        for (int i = 0; i < lines.n(); i++) {
            int row = i * lines.inner();
            Provider.KERNELS.binary(f, a, ao + row, 1, b, bo + i * bRow, 1, out, to + row, 1, cols);
        }
    }

    @Override
    public void access(Access access) {
        if (gradient) access.reads(dy);
        access.reads(x);
        access.scratch(scratch);
        access.writes(y);
    }
}
