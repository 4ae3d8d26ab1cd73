package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;

/// The innermost loops of the matrix product: tiles of up to [#ROWS] rows by [#COLS] columns whose sums stay in registers.
///
/// A tile's rows of sums are left in [GemmBlock#sums], [#COLS] apart. A sum runs over `p = 0 … k − 1` in this order whatever the tile, so
/// the way a product is cut into tiles cannot be seen in its result.
///
/// The methods differ only in their height and in where `A` lies. They are written out because C2 keeps sums in registers only if each is
/// a local. There is one product per sum and iteration: unrolling spills.
///
/// NOTE: the methods do no more than they must. C1 gives up on one with about twice as many vector operations, and where it does so only
/// after having compiled a version that counts calls alone, C2 never gets to see the method.
final class GemmTiles {
    /// Two vectors of sums for each row, two of `B` and one of `A` must fit into the registers: 32, or 16 before AVX-512.
    static final int ROWS =
            F.vectorBitSize() == 512 || System.getProperty("os.arch").equals("aarch64") ? 12 : 6;

    static final int COLS = 2 * W;

    private GemmTiles() {}

    /// The height of the tallest tile for `rows` rows.
    static int height(int rows) {
        return rows >= ROWS ? ROWS : rows >= 6 ? 6 : rows >= 4 ? 4 : Math.min(rows, 2);
    }

    /// Forms the sums of a tile of `rows` rows, which is one of the heights there are.
    static void tile(GemmBlock x, int rows, int ai, int bi) {
        boolean packed = x.ar == 1 && x.ak == ROWS;
        switch (rows) {
            case 12 -> {
                if (packed) packed12(x, ai, bi);
                else rows12(x, ai, bi);
            }
            case 6 -> {
                if (packed && ROWS == 6) packed6(x, ai, bi);
                else rows6(x, ai, bi);
            }
            case 4 -> rows4(x, ai, bi);
            case 2 -> rows2(x, ai, bi);
            default -> rows1(x, ai, bi);
        }
    }

    private static void packed12(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        FloatVector u2 = zero, v2 = zero;
        FloatVector u3 = zero, v3 = zero;
        FloatVector u4 = zero, v4 = zero;
        FloatVector u5 = zero, v5 = zero;
        FloatVector u6 = zero, v6 = zero;
        FloatVector u7 = zero, v7 = zero;
        FloatVector u8 = zero, v8 = zero;
        FloatVector u9 = zero, v9 = zero;
        FloatVector u10 = zero, v10 = zero;
        FloatVector u11 = zero, v11 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * 12;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            u1 = a1.fma(b0, u1);
            v1 = a1.fma(b1, v1);
            FloatVector a2 = FloatVector.broadcast(F, a[at + 2]);
            u2 = a2.fma(b0, u2);
            v2 = a2.fma(b1, v2);
            FloatVector a3 = FloatVector.broadcast(F, a[at + 3]);
            u3 = a3.fma(b0, u3);
            v3 = a3.fma(b1, v3);
            FloatVector a4 = FloatVector.broadcast(F, a[at + 4]);
            u4 = a4.fma(b0, u4);
            v4 = a4.fma(b1, v4);
            FloatVector a5 = FloatVector.broadcast(F, a[at + 5]);
            u5 = a5.fma(b0, u5);
            v5 = a5.fma(b1, v5);
            FloatVector a6 = FloatVector.broadcast(F, a[at + 6]);
            u6 = a6.fma(b0, u6);
            v6 = a6.fma(b1, v6);
            FloatVector a7 = FloatVector.broadcast(F, a[at + 7]);
            u7 = a7.fma(b0, u7);
            v7 = a7.fma(b1, v7);
            FloatVector a8 = FloatVector.broadcast(F, a[at + 8]);
            u8 = a8.fma(b0, u8);
            v8 = a8.fma(b1, v8);
            FloatVector a9 = FloatVector.broadcast(F, a[at + 9]);
            u9 = a9.fma(b0, u9);
            v9 = a9.fma(b1, v9);
            FloatVector a10 = FloatVector.broadcast(F, a[at + 10]);
            u10 = a10.fma(b0, u10);
            v10 = a10.fma(b1, v10);
            FloatVector a11 = FloatVector.broadcast(F, a[at + 11]);
            u11 = a11.fma(b0, u11);
            v11 = a11.fma(b1, v11);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
        u1.intoArray(sums, 2 * W);
        v1.intoArray(sums, 3 * W);
        u2.intoArray(sums, 4 * W);
        v2.intoArray(sums, 5 * W);
        u3.intoArray(sums, 6 * W);
        v3.intoArray(sums, 7 * W);
        u4.intoArray(sums, 8 * W);
        v4.intoArray(sums, 9 * W);
        u5.intoArray(sums, 10 * W);
        v5.intoArray(sums, 11 * W);
        u6.intoArray(sums, 12 * W);
        v6.intoArray(sums, 13 * W);
        u7.intoArray(sums, 14 * W);
        v7.intoArray(sums, 15 * W);
        u8.intoArray(sums, 16 * W);
        v8.intoArray(sums, 17 * W);
        u9.intoArray(sums, 18 * W);
        v9.intoArray(sums, 19 * W);
        u10.intoArray(sums, 20 * W);
        v10.intoArray(sums, 21 * W);
        u11.intoArray(sums, 22 * W);
        v11.intoArray(sums, 23 * W);
    }

    private static void packed6(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        FloatVector u2 = zero, v2 = zero;
        FloatVector u3 = zero, v3 = zero;
        FloatVector u4 = zero, v4 = zero;
        FloatVector u5 = zero, v5 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * 6;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
            FloatVector a1 = FloatVector.broadcast(F, a[at + 1]);
            u1 = a1.fma(b0, u1);
            v1 = a1.fma(b1, v1);
            FloatVector a2 = FloatVector.broadcast(F, a[at + 2]);
            u2 = a2.fma(b0, u2);
            v2 = a2.fma(b1, v2);
            FloatVector a3 = FloatVector.broadcast(F, a[at + 3]);
            u3 = a3.fma(b0, u3);
            v3 = a3.fma(b1, v3);
            FloatVector a4 = FloatVector.broadcast(F, a[at + 4]);
            u4 = a4.fma(b0, u4);
            v4 = a4.fma(b1, v4);
            FloatVector a5 = FloatVector.broadcast(F, a[at + 5]);
            u5 = a5.fma(b0, u5);
            v5 = a5.fma(b1, v5);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
        u1.intoArray(sums, 2 * W);
        v1.intoArray(sums, 3 * W);
        u2.intoArray(sums, 4 * W);
        v2.intoArray(sums, 5 * W);
        u3.intoArray(sums, 6 * W);
        v3.intoArray(sums, 7 * W);
        u4.intoArray(sums, 8 * W);
        v4.intoArray(sums, 9 * W);
        u5.intoArray(sums, 10 * W);
        v5.intoArray(sums, 11 * W);
    }

    private static void rows12(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        FloatVector u2 = zero, v2 = zero;
        FloatVector u3 = zero, v3 = zero;
        FloatVector u4 = zero, v4 = zero;
        FloatVector u5 = zero, v5 = zero;
        FloatVector u6 = zero, v6 = zero;
        FloatVector u7 = zero, v7 = zero;
        FloatVector u8 = zero, v8 = zero;
        FloatVector u9 = zero, v9 = zero;
        FloatVector u10 = zero, v10 = zero;
        FloatVector u11 = zero, v11 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
            FloatVector a1 = FloatVector.broadcast(F, a[at += ar]);
            u1 = a1.fma(b0, u1);
            v1 = a1.fma(b1, v1);
            FloatVector a2 = FloatVector.broadcast(F, a[at += ar]);
            u2 = a2.fma(b0, u2);
            v2 = a2.fma(b1, v2);
            FloatVector a3 = FloatVector.broadcast(F, a[at += ar]);
            u3 = a3.fma(b0, u3);
            v3 = a3.fma(b1, v3);
            FloatVector a4 = FloatVector.broadcast(F, a[at += ar]);
            u4 = a4.fma(b0, u4);
            v4 = a4.fma(b1, v4);
            FloatVector a5 = FloatVector.broadcast(F, a[at += ar]);
            u5 = a5.fma(b0, u5);
            v5 = a5.fma(b1, v5);
            FloatVector a6 = FloatVector.broadcast(F, a[at += ar]);
            u6 = a6.fma(b0, u6);
            v6 = a6.fma(b1, v6);
            FloatVector a7 = FloatVector.broadcast(F, a[at += ar]);
            u7 = a7.fma(b0, u7);
            v7 = a7.fma(b1, v7);
            FloatVector a8 = FloatVector.broadcast(F, a[at += ar]);
            u8 = a8.fma(b0, u8);
            v8 = a8.fma(b1, v8);
            FloatVector a9 = FloatVector.broadcast(F, a[at += ar]);
            u9 = a9.fma(b0, u9);
            v9 = a9.fma(b1, v9);
            FloatVector a10 = FloatVector.broadcast(F, a[at += ar]);
            u10 = a10.fma(b0, u10);
            v10 = a10.fma(b1, v10);
            FloatVector a11 = FloatVector.broadcast(F, a[at += ar]);
            u11 = a11.fma(b0, u11);
            v11 = a11.fma(b1, v11);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
        u1.intoArray(sums, 2 * W);
        v1.intoArray(sums, 3 * W);
        u2.intoArray(sums, 4 * W);
        v2.intoArray(sums, 5 * W);
        u3.intoArray(sums, 6 * W);
        v3.intoArray(sums, 7 * W);
        u4.intoArray(sums, 8 * W);
        v4.intoArray(sums, 9 * W);
        u5.intoArray(sums, 10 * W);
        v5.intoArray(sums, 11 * W);
        u6.intoArray(sums, 12 * W);
        v6.intoArray(sums, 13 * W);
        u7.intoArray(sums, 14 * W);
        v7.intoArray(sums, 15 * W);
        u8.intoArray(sums, 16 * W);
        v8.intoArray(sums, 17 * W);
        u9.intoArray(sums, 18 * W);
        v9.intoArray(sums, 19 * W);
        u10.intoArray(sums, 20 * W);
        v10.intoArray(sums, 21 * W);
        u11.intoArray(sums, 22 * W);
        v11.intoArray(sums, 23 * W);
    }

    private static void rows6(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        FloatVector u2 = zero, v2 = zero;
        FloatVector u3 = zero, v3 = zero;
        FloatVector u4 = zero, v4 = zero;
        FloatVector u5 = zero, v5 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
            FloatVector a1 = FloatVector.broadcast(F, a[at += ar]);
            u1 = a1.fma(b0, u1);
            v1 = a1.fma(b1, v1);
            FloatVector a2 = FloatVector.broadcast(F, a[at += ar]);
            u2 = a2.fma(b0, u2);
            v2 = a2.fma(b1, v2);
            FloatVector a3 = FloatVector.broadcast(F, a[at += ar]);
            u3 = a3.fma(b0, u3);
            v3 = a3.fma(b1, v3);
            FloatVector a4 = FloatVector.broadcast(F, a[at += ar]);
            u4 = a4.fma(b0, u4);
            v4 = a4.fma(b1, v4);
            FloatVector a5 = FloatVector.broadcast(F, a[at += ar]);
            u5 = a5.fma(b0, u5);
            v5 = a5.fma(b1, v5);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
        u1.intoArray(sums, 2 * W);
        v1.intoArray(sums, 3 * W);
        u2.intoArray(sums, 4 * W);
        v2.intoArray(sums, 5 * W);
        u3.intoArray(sums, 6 * W);
        v3.intoArray(sums, 7 * W);
        u4.intoArray(sums, 8 * W);
        v4.intoArray(sums, 9 * W);
        u5.intoArray(sums, 10 * W);
        v5.intoArray(sums, 11 * W);
    }

    private static void rows4(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        FloatVector u2 = zero, v2 = zero;
        FloatVector u3 = zero, v3 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
            FloatVector a1 = FloatVector.broadcast(F, a[at += ar]);
            u1 = a1.fma(b0, u1);
            v1 = a1.fma(b1, v1);
            FloatVector a2 = FloatVector.broadcast(F, a[at += ar]);
            u2 = a2.fma(b0, u2);
            v2 = a2.fma(b1, v2);
            FloatVector a3 = FloatVector.broadcast(F, a[at += ar]);
            u3 = a3.fma(b0, u3);
            v3 = a3.fma(b1, v3);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
        u1.intoArray(sums, 2 * W);
        v1.intoArray(sums, 3 * W);
        u2.intoArray(sums, 4 * W);
        v2.intoArray(sums, 5 * W);
        u3.intoArray(sums, 6 * W);
        v3.intoArray(sums, 7 * W);
    }

    private static void rows2(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
            FloatVector a1 = FloatVector.broadcast(F, a[at += ar]);
            u1 = a1.fma(b0, u1);
            v1 = a1.fma(b1, v1);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
        u1.intoArray(sums, 2 * W);
        v1.intoArray(sums, 3 * W);
    }

    private static void rows1(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W);
            int at = ai + p * ak;
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
        }
        u0.intoArray(sums, 0);
        v0.intoArray(sums, W);
    }
}
