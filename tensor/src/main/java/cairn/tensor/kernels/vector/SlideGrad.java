package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;
import static cairn.tensor.kernels.vector.SlideDots.COLS;
import static cairn.tensor.kernels.vector.SlideDots.ROWS;

/// Dot products of rows with one array seen at different shifts, cut into tiles and into stretches of the long sum.
///
/// The rows of a tile stay in the first-level cache while every shift passes over them.
final class SlideGrad {
    /// At most so many products are summed at a time.
    private static final int BLOCK = 2048;

    private static final ThreadLocal<SlideGrad> MINE = ThreadLocal.withInitial(SlideGrad::new);

    private final float[] sums = new float[ROWS * COLS * W];
    private final int[] last = new int[COLS];

    private SlideGrad() {}

    /// This thread's scratch memory.
    static SlideGrad mine() {
        return MINE.get();
    }

    /// As [cairn.tensor.kernels.Kernels#slideGrad]. The partition of the sums depends on `n` alone.
    void run(
            int m,
            int n,
            int k,
            float[] g,
            int go,
            int gr,
            float[] x,
            int xo,
            int[] shifts,
            int so,
            float[] c,
            int co,
            int cr) {
        int whole = F.loopBound(n);
        int block = blockOf(whole);
        for (int q = 0; q < whole; q += block) {
            int some = Math.min(block, whole - q);
            int tall;
            for (int i = 0; i < m; i += tall) {
                tall = SlideDots.height(m - i);
                rows(tall, some, k, g, go + i * gr + q, gr, x, xo + q, shifts, so, c, co + i * cr, cr);
            }
        }
        if (whole < n) tail(m, n - whole, k, g, go + whole, gr, x, xo + whole, shifts, so, c, co, cr);
    }

    /// `n` in equal stretches of whole vectors.
    private static int blockOf(int n) {
        int blocks = Math.max(1, (n + BLOCK - 1) / BLOCK);
        return ((n + blocks - 1) / blocks + W - 1) / W * W;
    }

    private void rows(
            int rows,
            int n,
            int k,
            float[] g,
            int gi,
            int gr,
            float[] x,
            int xi,
            int[] shifts,
            int si,
            float[] c,
            int ci,
            int cr) {
        int p = 0;
        for (; p + COLS <= k; p += COLS) {
            SlideDots.tile(rows, n, g, gi, gr, x, xi, shifts, si + p, sums);
            add(rows, COLS, c, ci + p, cr);
        }
        if (p == k) return;
        for (int j = 0; j < COLS; j++) last[j] = shifts[si + Math.min(p + j, k - 1)];
        SlideDots.tile(rows, n, g, gi, gr, x, xi, last, 0, sums);
        add(rows, k - p, c, ci + p, cr);
    }

    private void add(int rows, int cols, float[] c, int ci, int cr) {
        for (int i = 0; i < rows * COLS; i += 4) Across.four(sums, i * W);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                int at = i * COLS + j;
                c[ci + i * cr + j] += sums[at / 4 * 4 * W + at % 4];
            }
        }
    }

    private static void tail(
            int m,
            int n,
            int k,
            float[] g,
            int gi,
            int gr,
            float[] x,
            int xi,
            int[] shifts,
            int si,
            float[] c,
            int ci,
            int cr) {
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                float s = 0;
                for (int q = 0; q < n; q++) s += g[gi + i * gr + q] * x[xi + shifts[si + p] + q];
                c[ci + i * cr + p] += s;
            }
        }
    }
}
