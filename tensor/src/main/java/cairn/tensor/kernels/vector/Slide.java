package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.Kernels.PANEL;
import static cairn.tensor.kernels.vector.SlideTiles.COLS;

/// A matrix product whose right-hand matrix is one array seen at different shifts, cut into tiles.
///
/// The runs of a tile stay in the first-level cache while every row of `a` passes over them. The last tile reaches back
/// over runs that are done already: a sum does not depend on the tile it is formed in.
///
/// Each thread keeps one of these for its calls.
final class Slide {
    private static final ThreadLocal<Slide> MINE = ThreadLocal.withInitial(Slide::new);
    private static final float[] NONE = {};
    private static final int[] NOWHERE = {};

    int k;
    float[] a = NONE;
    float[] x = NONE;
    int xo;
    int[] shifts = NOWHERE;
    int[] from = NOWHERE;
    float[] b = NONE;
    int bs;
    float[] y = NONE;
    int yr;
    int[] to = NOWHERE;

    private Slide() {}

    /// The product of this thread, to be described by the methods that follow and then run.
    static Slide of(int k, float[] a) {
        Slide s = MINE.get();
        s.k = k;
        s.a = a;
        return s;
    }

    /// The array on the right, its shifts, and where runs begin.
    Slide x(float[] array, int offset, int[] at, int[] runs) {
        x = array;
        xo = offset;
        shifts = at;
        from = runs;
        return this;
    }

    /// What sums begin with, and how far apart it is from row to row.
    Slide bias(float[] array, int step) {
        b = array;
        bs = step;
        return this;
    }

    /// Where results go: how far apart rows are, and where runs begin.
    Slide y(float[] array, int row, int[] runs) {
        y = array;
        yr = row;
        to = runs;
        return this;
    }

    /// As [cairn.tensor.kernels.Kernels#slide], in vectors if the code for them has been compiled.
    void run(int m, int n, int ao, int bo, int yo) {
        run(m, n, ao, bo, yo, n >= COLS && SlideTiers.compiled(m, n, (long) m * n * k * Simd.W));
    }

    /// As [cairn.tensor.kernels.Kernels#slide], in vectors or by the scalar twin.
    void run(int m, int n, int ao, int bo, int yo, boolean vectors) {
        if (!vectors || m == 0) SlideScalar.rows(this, m, n, Simd.W, ao, bo, yo);
        else if (isWide(m, n)) wide(m, n, ao, bo, yo);
        else tiles(m, n, ao, bo, yo);
        release();
    }

    static boolean isWide(int m, int n) {
        return m <= SlideWideTiles.ROWS && n >= SlideWideTiles.COLS;
    }

    private void wide(int m, int n, int ao, int bo, int yo) {
        for (int j = 0; j < n; j += SlideWideTiles.COLS)
            SlideWideTiles.tile(m, this, ao, m, bo, yo, Math.min(j, n - SlideWideTiles.COLS));
    }

    private void tiles(int m, int n, int ao, int bo, int yo) {
        for (int j = 0; j < n; j += COLS) {
            int v = Math.min(j, n - COLS);
            for (int i = 0; i < m; i += PANEL) panel(Math.min(PANEL, m - i), ao + i * k, bo + i * bs, yo + i * yr, v);
        }
    }

    private void panel(int rows, int ai, int bi, int yi, int v) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = SlideTiles.height(rows - i);
            SlideTiles.tile(tall, this, ai + i, rows, bi + i * bs, yi + i * yr, v);
        }
    }

    /// Forgets the operands, which may be large.
    private void release() {
        of(0, NONE).x(NONE, 0, NOWHERE, NOWHERE).bias(NONE, 0).y(NONE, 0, NOWHERE);
    }
}
