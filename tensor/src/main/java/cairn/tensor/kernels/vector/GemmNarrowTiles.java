package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;

/// The tiles of [GemmTiles] one vector wide, for products of few columns.
final class GemmNarrowTiles {
    private GemmNarrowTiles() {}

    /// Forms the sums of a tile of `rows` rows, which is one of the heights there are.
    static void tile(GemmBlock x, int rows, int ai, int bi) {
        switch (rows) {
            case 12 -> rows12(x, ai, bi);
            case 6 -> rows6(x, ai, bi);
            case 4 -> rows4(x, ai, bi);
            case 2 -> rows2(x, ai, bi);
            default -> rows1(x, ai, bi);
        }
    }

    private static void rows12(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        FloatVector u2 = zero;
        FloatVector u3 = zero;
        FloatVector u4 = zero;
        FloatVector u5 = zero;
        FloatVector u6 = zero;
        FloatVector u7 = zero;
        FloatVector u8 = zero;
        FloatVector u9 = zero;
        FloatVector u10 = zero;
        FloatVector u11 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            int at = ai + p * ak;
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
            u1 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u1);
            u2 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u2);
            u3 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u3);
            u4 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u4);
            u5 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u5);
            u6 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u6);
            u7 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u7);
            u8 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u8);
            u9 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u9);
            u10 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u10);
            u11 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u11);
        }
        u0.intoArray(sums, 0);
        u1.intoArray(sums, 2 * W);
        u2.intoArray(sums, 4 * W);
        u3.intoArray(sums, 6 * W);
        u4.intoArray(sums, 8 * W);
        u5.intoArray(sums, 10 * W);
        u6.intoArray(sums, 12 * W);
        u7.intoArray(sums, 14 * W);
        u8.intoArray(sums, 16 * W);
        u9.intoArray(sums, 18 * W);
        u10.intoArray(sums, 20 * W);
        u11.intoArray(sums, 22 * W);
    }

    private static void rows6(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        FloatVector u2 = zero;
        FloatVector u3 = zero;
        FloatVector u4 = zero;
        FloatVector u5 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            int at = ai + p * ak;
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
            u1 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u1);
            u2 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u2);
            u3 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u3);
            u4 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u4);
            u5 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u5);
        }
        u0.intoArray(sums, 0);
        u1.intoArray(sums, 2 * W);
        u2.intoArray(sums, 4 * W);
        u3.intoArray(sums, 6 * W);
        u4.intoArray(sums, 8 * W);
        u5.intoArray(sums, 10 * W);
    }

    private static void rows4(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        FloatVector u2 = zero;
        FloatVector u3 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            int at = ai + p * ak;
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
            u1 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u1);
            u2 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u2);
            u3 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u3);
        }
        u0.intoArray(sums, 0);
        u1.intoArray(sums, 2 * W);
        u2.intoArray(sums, 4 * W);
        u3.intoArray(sums, 6 * W);
    }

    private static void rows2(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ar = x.ar, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            int at = ai + p * ak;
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
            u1 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u1);
        }
        u0.intoArray(sums, 0);
        u1.intoArray(sums, 2 * W);
    }

    private static void rows1(GemmBlock x, int ai, int bi) {
        float[] a = x.a, b = x.b, sums = x.sums;
        int k = x.k, ak = x.ak, bk = x.bk;
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            int at = ai + p * ak;
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
        }
        u0.intoArray(sums, 0);
    }
}
