package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.kernels.CastLoops;

/// Copies `x` into the equally shaped `y`, converting the type where they differ.
public record Copy(View x, View y, Nest nest) implements Launch {
    public Copy(View x, View y) {
        this(x, y, Nest.of(x, y));
    }

    @Override
    public void run() {
        if (y.numel() == 0) return;
        for (int r = 0; r < nest.outer(); r++) copyRun(x.start() + nest.offset(0, r), y.start() + nest.offset(1, r));
    }

    private void copyRun(int xo, int yo) {
        int xs = nest.step(0);
        int ys = nest.step(1);
        int n = nest.inner();
        if (x.dtype() != y.dtype()) convert(xo, xs, yo, ys, n);
        else if (xs == 1 && ys == 1)
            System.arraycopy(x.buffer().array(), xo, y.buffer().array(), yo, n);
        else strided(xo, xs, yo, ys, n);
    }

    private void strided(int xo, int xs, int yo, int ys, int n) {
        switch (x.dtype()) {
            case F32 -> floats(x.buffer().floats(), xo, xs, y.buffer().floats(), yo, ys, n);
            case I64 -> longs(x.buffer().longs(), xo, xs, y.buffer().longs(), yo, ys, n);
            case BOOL -> bools(x.buffer().bools(), xo, xs, y.buffer().bools(), yo, ys, n);
        }
    }

    private static void floats(float[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = x[xo + i * xs];
    }

    private static void longs(long[] x, int xo, int xs, long[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = x[xo + i * xs];
    }

    private static void bools(boolean[] x, int xo, int xs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = x[xo + i * xs];
    }

    private void convert(int xo, int xs, int yo, int ys, int n) {
        switch (x.dtype()) {
            case F32 -> fromFloats(x.buffer().floats(), xo, xs, yo, ys, n);
            case I64 -> fromLongs(x.buffer().longs(), xo, xs, yo, ys, n);
            case BOOL -> fromBools(x.buffer().bools(), xo, xs, yo, ys, n);
        }
    }

    private void fromFloats(float[] in, int xo, int xs, int yo, int ys, int n) {
        if (y.dtype() == DType.I64) CastLoops.cast(in, xo, xs, y.buffer().longs(), yo, ys, n);
        else CastLoops.cast(in, xo, xs, y.buffer().bools(), yo, ys, n);
    }

    private void fromLongs(long[] in, int xo, int xs, int yo, int ys, int n) {
        if (y.dtype() == DType.F32) CastLoops.cast(in, xo, xs, y.buffer().floats(), yo, ys, n);
        else CastLoops.cast(in, xo, xs, y.buffer().bools(), yo, ys, n);
    }

    private void fromBools(boolean[] in, int xo, int xs, int yo, int ys, int n) {
        if (y.dtype() == DType.F32) CastLoops.cast(in, xo, xs, y.buffer().floats(), yo, ys, n);
        else CastLoops.cast(in, xo, xs, y.buffer().longs(), yo, ys, n);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
