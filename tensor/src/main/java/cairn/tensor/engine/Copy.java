package cairn.tensor.engine;

import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;

/// Copies `x` into the equally shaped `y`, converting the type where they differ.
///
/// Where neighbours of `x` lie along another dimension than neighbours of `y`, as in a transposed matrix, the copy goes tile by tile, so
/// that every cache line fetched is used whole.
public record Copy(View x, View y, Nest nest, Tiles tiles) implements Launch, Team.Task {
    private static final int ROWS = 1024; // whose lines stay cached while columns are copied one after the other

    public Copy(View x, View y) {
        this(x, y, Nest.of(x, y));
    }

    private Copy(View x, View y, Nest nest) {
        this(x, y, nest, Tiles.of(nest));
    }

    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        if (x.dtype() != y.dtype()) convert(index, count);
        else if (tiles.needed()) copyTiles(index, count);
        else copyRuns(index, count);
    }

    private void convert(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        int end = nest.endRun(index, count);
        for (int r = nest.firstRun(index, count); r < end; r++) {
            int xo = x.start() + nest.at(0, r, from);
            int yo = y.start() + nest.at(1, r, from);
            Conversion.run(x.buffer(), xo, nest.step(0), y.buffer(), yo, nest.step(1), n);
        }
    }

    /// Runs that follow each other in the second loop are copied together.
    private void copyRuns(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        int end = nest.endRun(index, count);
        int side = nest.rank() > 1 ? nest.size(nest.rank() - 2) : 1;
        int rows;
        for (int r = nest.firstRun(index, count); r < end; r += rows) {
            rows = Math.min(Math.min(side - r % side, end - r), ROWS);
            copyRows(x.start() + nest.at(0, r, from), y.start() + nest.at(1, r, from), rows, n);
        }
    }

    private void copyRows(int xo, int yo, int rows, int n) {
        int xs = nest.step(0);
        int ys = nest.step(1);
        int xr = nest.rank() > 1 ? nest.stride(0, nest.rank() - 2) : 0;
        int yr = nest.rank() > 1 ? nest.stride(1, nest.rank() - 2) : 0;
        if (xs == 1 && ys == 1) {
            for (int r = 0; r < rows; r++)
                System.arraycopy(x.buffer().array(), xo + r * xr, y.buffer().array(), yo + r * yr, n);
        } else if (n >= rows) {
            columns(xo, xs, xr, yo, ys, yr, n, rows);
        } else {
            columns(xo, xr, xs, yo, yr, ys, rows, n);
        }
    }

    private void copyTiles(int index, int count) {
        int end = tiles.first(index + 1, count);
        for (int t = tiles.first(index, count); t < end; t++) {
            int xo = x.start() + tiles.offset(0, t);
            int yo = y.start() + tiles.offset(1, t);
            columns(
                    xo,
                    tiles.rowStep(0),
                    tiles.step(0),
                    yo,
                    tiles.rowStep(1),
                    tiles.step(1),
                    tiles.rows(t),
                    tiles.cols(t));
        }
    }

    /// A block of `rows` × `cols` elements, four columns at a time; `…r` steps to the next row, `…s` to the next column.
    private void columns(int xo, int xr, int xs, int yo, int yr, int ys, int rows, int cols) {
        switch (x.dtype()) {
            case F32 -> floats(x.buffer().floats(), xo, xr, xs, y.buffer().floats(), yo, yr, ys, rows, cols);
            case I64 -> longs(x.buffer().longs(), xo, xr, xs, y.buffer().longs(), yo, yr, ys, rows, cols);
            case BOOL -> bools(x.buffer().bools(), xo, xr, xs, y.buffer().bools(), yo, yr, ys, rows, cols);
        }
    }

    private static void floats(
            float[] x, int xo, int xr, int xs, float[] y, int yo, int yr, int ys, int rows, int cols) {
        if (xr == 1 && ys == 1 && rows == Tiles.SIDE && cols == Tiles.SIDE) {
            Provider.KERNELS.copyRows(rows, cols, x, xo, 1, xs, y, yo, yr, 1);
            return;
        }
        int c = 0;
        for (; c + 4 <= cols; c += 4, xo += 4 * xs, yo += 4 * ys) {
            for (int r = 0, i = xo, j = yo; r < rows; r++, i += xr, j += yr) {
                y[j] = x[i];
                y[j + ys] = x[i + xs];
                y[j + 2 * ys] = x[i + 2 * xs];
                y[j + 3 * ys] = x[i + 3 * xs];
            }
        }
        for (; c < cols; c++, xo += xs, yo += ys) for (int r = 0; r < rows; r++) y[yo + r * yr] = x[xo + r * xr];
    }

    private static void longs(long[] x, int xo, int xr, int xs, long[] y, int yo, int yr, int ys, int rows, int cols) {
        int c = 0;
        for (; c + 4 <= cols; c += 4, xo += 4 * xs, yo += 4 * ys) {
            for (int r = 0, i = xo, j = yo; r < rows; r++, i += xr, j += yr) {
                y[j] = x[i];
                y[j + ys] = x[i + xs];
                y[j + 2 * ys] = x[i + 2 * xs];
                y[j + 3 * ys] = x[i + 3 * xs];
            }
        }
        for (; c < cols; c++, xo += xs, yo += ys) for (int r = 0; r < rows; r++) y[yo + r * yr] = x[xo + r * xr];
    }

    private static void bools(
            boolean[] x, int xo, int xr, int xs, boolean[] y, int yo, int yr, int ys, int rows, int cols) {
        int c = 0;
        for (; c + 4 <= cols; c += 4, xo += 4 * xs, yo += 4 * ys) {
            for (int r = 0, i = xo, j = yo; r < rows; r++, i += xr, j += yr) {
                y[j] = x[i];
                y[j + ys] = x[i + xs];
                y[j + 2 * ys] = x[i + 2 * xs];
                y[j + 3 * ys] = x[i + 3 * xs];
            }
        }
        for (; c < cols; c++, xo += xs, yo += ys) for (int r = 0; r < rows; r++) y[yo + r * yr] = x[xo + r * xr];
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
