package cairn.tensor.kernels;

/// The loops that make and use truth values. Each holds one operation and no branch, because masks are hard to predict: a branch would
/// cost several times the work.
///
/// Arguments come in the order array, offset, step; a step of 0 repeats one element.
@SuppressWarnings("ShortCircuitBoolean")
public final class MaskLoops {
    private MaskLoops() {}

    /// `y[i] = a[i] ⋚ b[i]` for `n` elements.
    public static void compare(
            Comparison f, float[] a, int ao, int as, float[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        switch (f) {
            case EQ -> equal(a, ao, as, b, bo, bs, y, yo, ys, n);
            case NE -> unequal(a, ao, as, b, bo, bs, y, yo, ys, n);
            case LT -> less(a, ao, as, b, bo, bs, y, yo, ys, n);
            case LE -> lessOrEqual(a, ao, as, b, bo, bs, y, yo, ys, n);
            case GT -> less(b, bo, bs, a, ao, as, y, yo, ys, n);
            case GE -> lessOrEqual(b, bo, bs, a, ao, as, y, yo, ys, n);
        }
    }

    /// `y[i] = a[i] ⋚ b[i]` for `n` elements.
    public static void compare(
            Comparison f, long[] a, int ao, int as, long[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        switch (f) {
            case EQ -> equal(a, ao, as, b, bo, bs, y, yo, ys, n);
            case NE -> unequal(a, ao, as, b, bo, bs, y, yo, ys, n);
            case LT -> less(a, ao, as, b, bo, bs, y, yo, ys, n);
            case LE -> lessOrEqual(a, ao, as, b, bo, bs, y, yo, ys, n);
            case GT -> less(b, bo, bs, a, ao, as, y, yo, ys, n);
            case GE -> lessOrEqual(b, bo, bs, a, ao, as, y, yo, ys, n);
        }
    }

    private static void equal(
            float[] a, int ao, int as, float[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] == b[bo + i * bs];
    }

    private static void equal(long[] a, int ao, int as, long[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] == b[bo + i * bs];
    }

    private static void unequal(
            float[] a, int ao, int as, float[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] != b[bo + i * bs];
    }

    private static void unequal(
            long[] a, int ao, int as, long[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] != b[bo + i * bs];
    }

    private static void less(float[] a, int ao, int as, float[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] < b[bo + i * bs];
    }

    private static void less(long[] a, int ao, int as, long[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] < b[bo + i * bs];
    }

    private static void lessOrEqual(
            float[] a, int ao, int as, float[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] <= b[bo + i * bs];
    }

    private static void lessOrEqual(
            long[] a, int ao, int as, long[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] <= b[bo + i * bs];
    }

    /// `y[i] = f(a[i], b[i])` for `n` elements.
    public static void logic(
            Logic f, boolean[] a, int ao, int as, boolean[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        switch (f) {
            case AND -> and(a, ao, as, b, bo, bs, y, yo, ys, n);
            case OR -> or(a, ao, as, b, bo, bs, y, yo, ys, n);
            case XOR -> xor(a, ao, as, b, bo, bs, y, yo, ys, n);
        }
    }

    private static void and(
            boolean[] a, int ao, int as, boolean[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] & b[bo + i * bs];
    }

    private static void or(
            boolean[] a, int ao, int as, boolean[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] | b[bo + i * bs];
    }

    private static void xor(
            boolean[] a, int ao, int as, boolean[] b, int bo, int bs, boolean[] y, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = a[ao + i * as] ^ b[bo + i * bs];
    }

    /// `y[i] = c[i] ? a[i] : b[i]` for `n` elements.
    public static void select(
            boolean[] c,
            int co,
            int cs,
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            float[] y,
            int yo,
            int ys,
            int n) {
        for (int i = 0; i < n; i++) {
            int p = Float.floatToRawIntBits(a[ao + i * as]);
            int q = Float.floatToRawIntBits(b[bo + i * bs]);
            int mask = -(c[co + i * cs] ? 1 : 0);
            y[yo + i * ys] = Float.intBitsToFloat(q ^ ((p ^ q) & mask));
        }
    }

    /// `y[i] = c[i] ? a[i] : b[i]` for `n` elements.
    public static void select(
            boolean[] c,
            int co,
            int cs,
            long[] a,
            int ao,
            int as,
            long[] b,
            int bo,
            int bs,
            long[] y,
            int yo,
            int ys,
            int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = c[co + i * cs] ? a[ao + i * as] : b[bo + i * bs];
    }

    /// `y[i] = c[i] ? a[i] : b[i]` for `n` elements.
    public static void select(
            boolean[] c,
            int co,
            int cs,
            boolean[] a,
            int ao,
            int as,
            boolean[] b,
            int bo,
            int bs,
            boolean[] y,
            int yo,
            int ys,
            int n) {
        for (int i = 0; i < n; i++) y[yo + i * ys] = c[co + i * cs] ? a[ao + i * as] : b[bo + i * bs];
    }
}
