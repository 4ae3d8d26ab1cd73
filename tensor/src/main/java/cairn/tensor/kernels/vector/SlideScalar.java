package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.Kernels.PANEL;
import static cairn.tensor.kernels.vector.Simd.W;

/// The scalar twins of [SlideTiles] and [SlideDots]: the same sums in the same order.
final class SlideScalar {
    private SlideScalar() {}

    /// `m` rows of `n` runs of `span` places.
    static void rows(Slide s, int m, int n, int span, int ao, int bo, int yo) {
        for (int i = 0; i < m; i++) {
            int first = i / PANEL * PANEL;
            int height = Math.min(PANEL, m - first);
            for (int v = 0; v < n; v++)
                run(s, span, ao + first * s.k + i - first, height, s.b[bo + i * s.bs], yo + i * s.yr, v);
        }
    }

    /// Four places at a time, because each addition waits for the one before.
    private static void run(Slide s, int span, int ai, int ak, float bias, int yi, int v) {
        float[] a = s.a;
        float[] x = s.x;
        for (int l = 0; l < span; l += 4) {
            int xi = s.xo + s.from[v] + l;
            float s0 = bias;
            float s1 = bias;
            float s2 = bias;
            float s3 = bias;
            for (int p = 0; p < s.k; p++) {
                float w = a[ai + p * ak];
                int at = xi + s.shifts[p];
                s0 = Math.fma(w, x[at], s0);
                s1 = Math.fma(w, x[at + 1], s1);
                s2 = Math.fma(w, x[at + 2], s2);
                s3 = Math.fma(w, x[at + 3], s3);
            }
            int to = yi + s.to[v] + l;
            s.y[to] = s0;
            s.y[to + 1] = s1;
            s.y[to + 2] = s2;
            s.y[to + 3] = s3;
        }
    }

    /// Adds to `c` the dot products over `n` places, a multiple of the vector length, of `m` rows with `k` shifts.
    static void dots(SlideGrad s, int m, int n, int k, int go, int xo, int so, int co) {
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) s.c[co + i * s.cr + p] += dot(s, n, go + i * s.gr, xo + s.shifts[so + p]);
        }
    }

    private static float dot(SlideGrad s, int n, int gi, int xi) {
        float[] g = s.g;
        float[] x = s.x;
        float[] sums = s.sums;
        for (int l = 0; l < W; l++) sums[l] = 0;
        for (int q = 0; q < n; q += W) {
            for (int l = 0; l < W; l++) sums[l] = Math.fma(g[gi + q + l], x[xi + q + l], sums[l]);
        }
        return Across.scalar(sums);
    }

    /// Adds to `c` the dot products over the few places that do not fill a vector.
    static void tail(SlideGrad s, int m, int n, int k, int go, int xo, int so, int co) {
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                float sum = 0;
                for (int q = 0; q < n; q++) sum += s.g[go + i * s.gr + q] * s.x[xo + s.shifts[so + p] + q];
                s.c[co + i * s.cr + p] += sum;
            }
        }
    }
}
