package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.W;

/// The scalar twins of [GemmTiles] and [Gemv]: the same sums in the same order.
final class GemmScalar {
    private GemmScalar() {}

    /// `C = D + A·B` for `rows` × `cols` over the block's products. Rows of `B` are `br` apart, columns `bc`; `dc` is the column step of `D`.
    static void multiply(GemmBlock x, int rows, int cols, int ai, int bi, int br, int bc, int di, int dc, int ci) {
        for (int i = 0; i < rows; i++) {
            int j = 0;
            for (; j + 4 <= cols; j += 4)
                four(x, ai + i * x.ar, bi + j * bc, br, bc, di + i * x.dr + j * dc, dc, ci + i * x.cr + j);
            for (; j < cols; j++)
                x.c[ci + i * x.cr + j] = x.d[di + i * x.dr + j * dc] + one(x, ai + i * x.ar, bi + j * bc, br);
        }
    }

    /// Four sums at a time, because each addition waits for the one before.
    private static void four(GemmBlock x, int ai, int bi, int br, int bc, int di, int dc, int ci) {
        float[] a = x.a;
        float[] b = x.b;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int p = 0; p < x.k; p++) {
            float v = a[ai + p * x.ak];
            int at = bi + p * br;
            s0 = Math.fma(v, b[at], s0);
            s1 = Math.fma(v, b[at + bc], s1);
            s2 = Math.fma(v, b[at + 2 * bc], s2);
            s3 = Math.fma(v, b[at + 3 * bc], s3);
        }
        x.c[ci] = x.d[di] + s0;
        x.c[ci + 1] = x.d[di + dc] + s1;
        x.c[ci + 2] = x.d[di + 2 * dc] + s2;
        x.c[ci + 3] = x.d[di + 3 * dc] + s3;
    }

    private static float one(GemmBlock x, int ai, int bi, int br) {
        float s = 0;
        for (int p = 0; p < x.k; p++) s = Math.fma(x.a[ai + p * x.ak], x.b[bi + p * br], s);
        return s;
    }

    /// One row as dot products: the partial sums of [Gemv], lane by lane.
    static void row(GemmBlock x, int cols, int ai, int bi, int bn, int di, int dj, int ci) {
        float[] sums = x.sums;
        for (int j = 0; j < cols; j++) {
            for (int l = 0; l < W; l++) sums[l] = 0;
            for (int p = 0; p < x.k; p += W) {
                int some = Math.min(W, x.k - p);
                for (int l = 0; l < some; l++) sums[l] = Math.fma(x.a[ai + p + l], x.b[bi + j * bn + p + l], sums[l]);
            }
            x.c[ci + j] = x.d[di + j * dj] + Across.scalar(sums);
        }
    }
}
