package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.W;
import static cairn.tensor.kernels.vector.SlideDots.COLS;
import static cairn.tensor.kernels.vector.SlideDots.ROWS;

/// Dot products of rows with one array seen at different shifts, cut into tiles and into stretches of the long sum.
///
/// The rows of a tile stay in the first-level cache while every shift passes over them. Each thread keeps one of these
/// for its calls.
final class SlideGrad {
    /// At most so many products are summed at a time.
    private static final int BLOCK = 4096;

    /// Where [Across] leaves the sum of each vector.
    private static final int[] PLACES = new int[ROWS * COLS];

    static {
        for (int i = 0; i < PLACES.length; i++) PLACES[i] = i / 4 * 4 * W + i % 4;
    }

    private static final ThreadLocal<SlideGrad> MINE = ThreadLocal.withInitial(SlideGrad::new);
    private static final float[] NONE = {};
    private static final int[] NOWHERE = {};

    float[] g = NONE;
    int gr;
    float[] x = NONE;
    int[] shifts = NOWHERE;
    float[] c = NONE;
    int cr;

    /// What [SlideDots] leaves behind.
    final float[] sums = new float[ROWS * COLS * W];

    private final int[] last = new int[COLS];

    private SlideGrad() {}

    /// The products of this thread, to be described by the methods that follow and then run.
    static SlideGrad mine() {
        return MINE.get();
    }

    /// The rows, and how far apart they are.
    SlideGrad g(float[] array, int row) {
        g = array;
        gr = row;
        return this;
    }

    /// The array with the shifts.
    SlideGrad x(float[] array, int[] places) {
        x = array;
        shifts = places;
        return this;
    }

    /// Where results are added, and how far apart rows are.
    SlideGrad c(float[] array, int row) {
        c = array;
        cr = row;
        return this;
    }

    /// As [cairn.tensor.kernels.Kernels#slideGrad], in vectors if the code for them has been compiled.
    void run(int m, int n, int k, int go, int xo, int so, int co) {
        run(m, n, k, go, xo, so, co, SlideTiers.compiledGrad(m, (long) m * n * k));
    }

    /// As [cairn.tensor.kernels.Kernels#slideGrad], in vectors or by the scalar twin. The partition of the sums depends
    /// on `n` alone.
    void run(int m, int n, int k, int go, int xo, int so, int co, boolean vectors) {
        int whole = n - n % W;
        int block = blockOf(whole);
        for (int q = 0; q < whole; q += block) {
            int some = Math.min(block, whole - q);
            if (vectors) block(m, some, k, go + q, xo + q, so, co);
            else SlideScalar.dots(this, m, some, k, go + q, xo + q, so, co);
        }
        if (whole < n) SlideScalar.tail(this, m, n - whole, k, go + whole, xo + whole, so, co);
        g(NONE, 0).x(NONE, NOWHERE).c(NONE, 0); // they may be large
    }

    /// `n` in equal stretches of whole vectors.
    private static int blockOf(int n) {
        int blocks = Math.max(1, Math.ceilDiv(n, BLOCK));
        return Math.ceilDiv(Math.ceilDiv(n, blocks), W) * W;
    }

    private void block(int m, int n, int k, int go, int xo, int so, int co) {
        int tall;
        for (int i = 0; i < m; i += tall) {
            tall = SlideDots.height(m - i);
            rows(tall, n, k, go + i * gr, xo, so, co + i * cr);
        }
    }

    private void rows(int rows, int n, int k, int gi, int xi, int so, int ci) {
        int p = 0;
        for (; p + COLS <= k; p += COLS) {
            SlideDots.tile(rows, this, gi, xi, so + p, n);
            add(rows, COLS, ci + p);
        }
        if (p == k) return;
        int[] all = shifts;
        for (int j = 0; j < COLS; j++) last[j] = all[so + Math.min(p + j, k - 1)];
        shifts = last;
        SlideDots.tile(rows, this, gi, xi, 0, n);
        shifts = all;
        add(rows, k - p, ci + p);
    }

    private void add(int rows, int cols, int ci) {
        for (int i = 0; i < rows * COLS; i += 4) Across.four(sums, i * W);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                c[ci + i * cr + j] += sums[PLACES[i * COLS + j]];
            }
        }
    }
}
