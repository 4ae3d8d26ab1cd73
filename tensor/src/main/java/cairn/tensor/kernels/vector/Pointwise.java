package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.W;

import java.util.Arrays;

/// Runs a [Loop] over operands of any steps and any number of elements.
///
/// Loops know only neighbouring elements and whole vectors. Operands with other steps, and the last elements that do not fill a vector, are
/// copied through a thread's scratch memory, which stays in the first-level cache.
final class Pointwise {
    private static final int CHUNK = 1024;

    private static final ThreadLocal<Pointwise> MINE = ThreadLocal.withInitial(Pointwise::new);

    private final Operand a = new Operand();
    private final Operand b = new Operand();
    private final Operand c = new Operand();
    private final float[] result = new float[CHUNK];

    private Pointwise() {}

    /// `y[i] = f(x[i])` for `n` neighbouring elements.
    static void run(Loop f, float[] x, int xo, float[] y, int yo, int n) {
        run(f, 1, x, xo, 1, x, xo, 1, x, xo, 1, y, yo, 1, n);
    }

    /// `y[i] = f(a[i], b[i])` for `n` neighbouring elements.
    static void run(Loop f, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        run(f, 2, a, ao, 1, b, bo, 1, b, bo, 1, y, yo, 1, n);
    }

    /// `y[i] = f(a[i], b[i], c[i])` for `n` neighbouring elements.
    static void run(Loop f, float[] a, int ao, float[] b, int bo, float[] c, int co, float[] y, int yo, int n) {
        run(f, 3, a, ao, 1, b, bo, 1, c, co, 1, y, yo, 1, n);
    }

    /// `y[i] = f(a[i], b[i], c[i])` for `n` elements. A loop of fewer operands is given its last one again.
    static void run(
            Loop f,
            int operands,
            float[] a,
            int ao,
            int as,
            float[] b,
            int bo,
            int bs,
            float[] c,
            int co,
            int cs,
            float[] y,
            int yo,
            int ys,
            int n) {
        int whole = as == 1 && bs == 1 && cs == 1 && ys == 1 ? n - n % W : 0;
        if (whole > 0) f.run(a, ao, b, bo, c, co, y, yo, whole);
        if (whole == n) return;
        Pointwise p = MINE.get();
        p.a.take(a, ao, as);
        if (operands > 1) p.b.take(b, bo, bs);
        if (operands > 2) p.c.take(c, co, cs);
        for (int i = whole; i < n; i += CHUNK) p.chunk(f, i, Math.min(CHUNK, n - i), y, yo + i * ys, ys);
        p.release();
    }

    private void chunk(Loop f, int from, int n, float[] y, int at, int step) {
        a.prepare(from, n);
        b.prepare(from, n);
        c.prepare(from, n);
        boolean direct = step == 1 && n % W == 0;
        float[] out = direct ? y : result;
        f.run(a.from, a.at, b.from, b.at, c.from, c.at, out, direct ? at : 0, (n + W - 1) / W * W);
        if (direct) return;
        for (int i = 0; i < n; i++) y[at + i * step] = result[i];
    }

    private void release() {
        a.release();
        b.release();
        c.release();
    }

    /// One operand, and where the loop finds the elements of a chunk. There is always something to find.
    private static final class Operand {
        private static final int NONE = Integer.MIN_VALUE;

        private final float[] copy = new float[CHUNK];
        private float[] array = copy;
        private int offset;
        private int step = NONE;
        private float[] from = copy;
        private int at;

        void take(float[] array, int offset, int step) {
            this.array = array;
            this.offset = offset;
            this.step = step;
        }

        void release() {
            take(copy, 0, NONE);
            from = copy;
            at = 0;
        }

        void prepare(int first, int n) {
            boolean copied = step != 1 || n % W != 0;
            from = copied ? copy : array;
            at = copied ? 0 : offset + first;
            if (copied && step != NONE) copy(first, n);
        }

        private void copy(int first, int n) {
            if (step == 1) {
                System.arraycopy(array, offset + first, copy, 0, n);
            } else if (step == 0) {
                if (first == 0) Arrays.fill(copy, 0, n, array[offset]);
            } else {
                for (int i = 0; i < n; i++) copy[i] = array[offset + (first + i) * step];
            }
        }
    }
}
