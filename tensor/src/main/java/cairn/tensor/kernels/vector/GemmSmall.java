package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.GemmTiles.COLS;
import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// The matrix product `C = D + A·B` where it is small: tiles of sums go from the registers to `C` at once, and nothing is packed but a `B`
/// whose columns are no neighbours. For such products the preparations of [GemmVector] would take longer than the product.
///
/// Sums are formed in the same order as there, so it cannot be seen which of the two has done the work.
final class GemmSmall {
    private static final int MOST_WORK = 1 << 17; // multiply-adds
    private static final int MOST_PRODUCTS = 128; // in a sum
    private static final int SUMS =
            MOST_PRODUCTS * COLS; // where they lie in a thread's room, behind the packed columns
    private static final ThreadLocal<float[]> ROOM = ThreadLocal.withInitial(() -> new float[SUMS + 8 * W]);

    private static final int K = 24;
    private static final float[] SAMPLE = new float[64 * 64];
    private static final float[] RESULT = new float[13 * 64];
    private static final Tier WIDE = tier(COLS - 3);
    private static final Tier NARROW = tier(W - 3);

    private GemmSmall() {}

    /// Whether a product is worked out here, now.
    static boolean does(int m, int n, int k, int ac, int br) {
        long work = (long) m * n * k;
        if (n > COLS || k > (n > W ? MOST_PRODUCTS / 2 : MOST_PRODUCTS) || work > MOST_WORK) return false;
        if (n == 1 || m == 1 && ac == 1 && br == 1) return false; // other sums: those of Gemv
        return (n > W ? WIDE : NARROW).isCompiled(work);
    }

    private static Tier tier(int n) {
        return new Tier(
                () -> {
                    run(13, n, K, SAMPLE, 0, 1, 13, SAMPLE, 0, n, 1, RESULT, 0, n, RESULT, 0, n);
                    run(13, n, K, SAMPLE, 0, K, 1, SAMPLE, 0, 1, K, RESULT, 0, n, RESULT, 0, n);
                },
                () -> {
                    product(n).a(SAMPLE, 0, 1, 13).b(SAMPLE, 0, n, 1).run(1, false);
                    product(n).a(SAMPLE, 0, K, 1).b(SAMPLE, 0, 1, K).run(1, false);
                },
                2_000_000);
    }

    private static GemmVector product(int n) {
        return GemmVector.of(13, n, K).c(RESULT, 0, n);
    }

    /// Rows of `D` are `dr` apart; its columns are neighbours. `n` is at most [GemmTiles#COLS].
    static void run(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int br,
            int bc,
            float[] d,
            int di,
            int dr,
            float[] c,
            int co,
            int cr) {
        float[] room = ROOM.get();
        float[] rows = b;
        int bi = bo;
        int bk = br;
        if (bc != 1) {
            rows = room;
            GemmPack.few(b, bo, br, bc, k, n, rows);
            bi = 0;
            bk = COLS;
        }
        if (n > W) wide(m, n, k, a, ao, ar, ac, rows, bi, bk, d, di, dr, c, co, cr, room);
        else narrow(m, n, k, a, ao, ar, ac, rows, bi, bk, d, di, dr, c, co, cr, room);
    }

    private static void wide(
            int m,
            int cols,
            int k,
            float[] a,
            int ai,
            int ar,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        int i = 0;
        for (; i + 4 <= m; i += 4)
            wide4(cols, k, a, ai + i * ar, ar, ac, b, bi, bk, d, di + i * dr, dr, c, ci + i * cr, cr, room);
        for (; i < m; i++) wide1(cols, k, a, ai + i * ar, ac, b, bi, bk, d, di + i * dr, dr, c, ci + i * cr, cr, room);
    }

    private static void narrow(
            int m,
            int cols,
            int k,
            float[] a,
            int ai,
            int ar,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        int i = 0;
        for (; i + 8 <= m; i += 8)
            narrow8(cols, k, a, ai + i * ar, ar, ac, b, bi, bk, d, di + i * dr, dr, c, ci + i * cr, cr, room);
        if (i + 2 <= m) {
            narrow2(cols, k, a, ai + i * ar, ar, ac, b, bi, bk, d, di + i * dr, dr, c, ci + i * cr, cr, room);
            i += 2;
        }
        for (; i < m; i++)
            narrow1(cols, k, a, ai + i * ar, ac, b, bi, bk, d, di + i * dr, dr, c, ci + i * cr, cr, room);
    }

    /// `C = D + sums` for the last vector of each row, which may be partly filled.
    private static void rest(int rows, int cols, float[] room, float[] d, int di, int dr, float[] c, int ci, int cr) {
        VectorMask<Float> mask = F.indexInRange(0, cols);
        for (int i = 0; i < rows; i++) {
            FloatVector sum = FloatVector.fromArray(F, room, SUMS + i * W);
            FloatVector.fromArray(F, d, di + i * dr, mask).add(sum).intoArray(c, ci + i * cr, mask);
        }
    }

    private static void wide4(
            int cols,
            int k,
            float[] a,
            int ai,
            int ar,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        VectorMask<Float> last = F.indexInRange(W, cols);
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        FloatVector u1 = zero, v1 = zero;
        FloatVector u2 = zero, v2 = zero;
        FloatVector u3 = zero, v3 = zero;
        for (int p = 0; p < k; p++) {
            int at = ai + p * ac;
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W, last);
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
        FloatVector.fromArray(F, d, di).add(u0).intoArray(c, ci);
        v0.intoArray(room, SUMS);
        FloatVector.fromArray(F, d, di + dr).add(u1).intoArray(c, ci + cr);
        v1.intoArray(room, SUMS + W);
        FloatVector.fromArray(F, d, di + 2 * dr).add(u2).intoArray(c, ci + 2 * cr);
        v2.intoArray(room, SUMS + 2 * W);
        FloatVector.fromArray(F, d, di + 3 * dr).add(u3).intoArray(c, ci + 3 * cr);
        v3.intoArray(room, SUMS + 3 * W);
        rest(4, cols - W, room, d, di + W, dr, c, ci + W, cr);
    }

    private static void wide1(
            int cols,
            int k,
            float[] a,
            int ai,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        VectorMask<Float> last = F.indexInRange(W, cols);
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero, v0 = zero;
        for (int p = 0; p < k; p++) {
            int at = ai + p * ac;
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk);
            FloatVector b1 = FloatVector.fromArray(F, b, bi + p * bk + W, last);
            FloatVector a0 = FloatVector.broadcast(F, a[at]);
            u0 = a0.fma(b0, u0);
            v0 = a0.fma(b1, v0);
        }
        FloatVector.fromArray(F, d, di).add(u0).intoArray(c, ci);
        v0.intoArray(room, SUMS);
        rest(1, cols - W, room, d, di + W, dr, c, ci + W, cr);
    }

    private static void narrow8(
            int cols,
            int k,
            float[] a,
            int ai,
            int ar,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        VectorMask<Float> last = F.indexInRange(0, cols);
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        FloatVector u2 = zero;
        FloatVector u3 = zero;
        FloatVector u4 = zero;
        FloatVector u5 = zero;
        FloatVector u6 = zero;
        FloatVector u7 = zero;
        for (int p = 0; p < k; p++) {
            int at = ai + p * ac;
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk, last);
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
            u1 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u1);
            u2 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u2);
            u3 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u3);
            u4 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u4);
            u5 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u5);
            u6 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u6);
            u7 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u7);
        }
        u0.intoArray(room, SUMS);
        u1.intoArray(room, SUMS + W);
        u2.intoArray(room, SUMS + 2 * W);
        u3.intoArray(room, SUMS + 3 * W);
        u4.intoArray(room, SUMS + 4 * W);
        u5.intoArray(room, SUMS + 5 * W);
        u6.intoArray(room, SUMS + 6 * W);
        u7.intoArray(room, SUMS + 7 * W);
        rest(8, cols, room, d, di, dr, c, ci, cr);
    }

    private static void narrow2(
            int cols,
            int k,
            float[] a,
            int ai,
            int ar,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        VectorMask<Float> last = F.indexInRange(0, cols);
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        FloatVector u1 = zero;
        for (int p = 0; p < k; p++) {
            int at = ai + p * ac;
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk, last);
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
            u1 = FloatVector.broadcast(F, a[at += ar]).fma(b0, u1);
        }
        u0.intoArray(room, SUMS);
        u1.intoArray(room, SUMS + W);
        rest(2, cols, room, d, di, dr, c, ci, cr);
    }

    private static void narrow1(
            int cols,
            int k,
            float[] a,
            int ai,
            int ac,
            float[] b,
            int bi,
            int bk,
            float[] d,
            int di,
            int dr,
            float[] c,
            int ci,
            int cr,
            float[] room) {
        VectorMask<Float> last = F.indexInRange(0, cols);
        FloatVector zero = FloatVector.zero(F);
        FloatVector u0 = zero;
        for (int p = 0; p < k; p++) {
            int at = ai + p * ac;
            FloatVector b0 = FloatVector.fromArray(F, b, bi + p * bk, last);
            u0 = FloatVector.broadcast(F, a[at]).fma(b0, u0);
        }
        u0.intoArray(room, SUMS);
        rest(1, cols, room, d, di, dr, c, ci, cr);
    }
}
