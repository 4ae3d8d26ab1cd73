package cairn.tensor.engine;

import cairn.tensor.DType;
import cairn.tensor.kernels.CastLoops;

/// Runs of elements copied into another type: which of the [CastLoops] does it.
final class Conversion {
    private Conversion() {}

    /// `y[yo + i·ys] = x[xo + i·xs]` for `n` elements.
    static void run(Buffer x, int xo, int xs, Buffer y, int yo, int ys, int n) {
        switch (x.dtype()) {
            case F32 -> fromFloats(x.floats(), xo, xs, y, yo, ys, n);
            case I64 -> fromLongs(x.longs(), xo, xs, y, yo, ys, n);
            case BOOL -> fromBools(x.bools(), xo, xs, y, yo, ys, n);
        }
    }

    private static void fromFloats(float[] x, int xo, int xs, Buffer y, int yo, int ys, int n) {
        if (y.dtype() == DType.I64) CastLoops.cast(x, xo, xs, y.longs(), yo, ys, n);
        else CastLoops.cast(x, xo, xs, y.bools(), yo, ys, n);
    }

    private static void fromLongs(long[] x, int xo, int xs, Buffer y, int yo, int ys, int n) {
        if (y.dtype() == DType.F32) CastLoops.cast(x, xo, xs, y.floats(), yo, ys, n);
        else CastLoops.cast(x, xo, xs, y.bools(), yo, ys, n);
    }

    private static void fromBools(boolean[] x, int xo, int xs, Buffer y, int yo, int ys, int n) {
        if (y.dtype() == DType.F32) CastLoops.cast(x, xo, xs, y.floats(), yo, ys, n);
        else CastLoops.cast(x, xo, xs, y.longs(), yo, ys, n);
    }
}
