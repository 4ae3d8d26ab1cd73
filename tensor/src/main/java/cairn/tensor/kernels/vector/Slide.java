package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.Kernels.PANEL;
import static cairn.tensor.kernels.vector.SlideTiles.COLS;

/// A matrix product whose right-hand matrix is one array seen at different shifts, cut into tiles.
///
/// The columns of a tile stay in the first-level cache while every row of `a` passes over them.
final class Slide {
    private Slide() {}

    /// As [cairn.tensor.kernels.Kernels#slide], for at least [SlideTiles#COLS] columns. The last tile reaches back over
    /// columns that are done already: a sum does not depend on the tile it is formed in.
    static void run(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            float[] x,
            int xo,
            int[] shifts,
            int so,
            float[] y,
            int yo,
            int yr) {
        for (int j = 0; j < n; j += COLS) {
            int q = Math.min(j, n - COLS);
            for (int i = 0; i < m; i += PANEL)
                panel(Math.min(PANEL, m - i), k, a, ao + i * k, x, xo + q, shifts, so, y, yo + i * yr + q, yr);
        }
    }

    private static void panel(
            int rows, int k, float[] a, int ai, float[] x, int xi, int[] shifts, int si, float[] y, int yi, int yr) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = SlideTiles.height(rows - i);
            SlideTiles.tile(tall, k, a, ai + i, rows, x, xi, shifts, si, y, yi + i * yr, yr);
        }
    }
}
