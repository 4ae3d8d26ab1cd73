package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// The p-norm of each row of contiguous `x[rows, n]`. `partials` has a place for the sum of each chunk of each row.
record NormLaunch(double p, View x, View partials, View y, int rows, int n) implements RowsLaunch {
    private static final int BLOCK = 4096; // few enough to sum in float; blocks are summed in double

    static NormLaunch of(double p, View x, View y, int rows, int n) {
        View partials = View.allocate(DType.F32, Shape.of(RowsLaunch.chunks(n) == 1 ? 0 : rows, RowsLaunch.chunks(n)));
        return new NormLaunch(p, x, partials, y, rows, n);
    }

    @Override
    public void fold(int row, int chunk, int from, int to) {
        float[] v = x.buffer().floats();
        int at = x.start() + row * n + from;
        double s = p == 2 ? squares(v, at, to - from) : powers(v, at, to - from);
        if (n <= CHUNK) y.buffer().floats()[y.start() + row] = root(s);
        else partials.buffer().floats()[partials.start() + row * RowsLaunch.chunks(n) + chunk] = (float) s;
    }

    @Override
    public void join(int row) {
        float[] v = partials.buffer().floats();
        int chunks = RowsLaunch.chunks(n);
        double s = 0;
        for (int c = 0; c < chunks; c++) s += v[partials.start() + row * chunks + c];
        y.buffer().floats()[y.start() + row] = root(s);
    }

    private float root(double s) {
        return (float) (p == 2 ? Math.sqrt(s) : Math.pow(s, 1 / p));
    }

    private static double squares(float[] v, int at, int count) {
        double s = 0;
        for (int i = 0; i < count; i += BLOCK)
            s += Provider.KERNELS.dot(v, at + i, v, at + i, Math.min(BLOCK, count - i));
        return s;
    }

    private double powers(float[] v, int at, int count) {
        double s = 0;
        for (int i = 0; i < count; i++) s += Math.pow(Math.abs(v[at + i]), p);
        return s;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.scratch(partials);
        access.writes(y);
    }
}
