package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.GemmTiles.COLS;
import static cairn.tensor.kernels.vector.GemmTiles.ROWS;
import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Copies blocks of matrices into the order in which [GemmTiles] reads them.
///
/// A *panel* holds [GemmTiles#COLS] columns of `B`, or [GemmTiles#ROWS] rows of `A`, product column after product column. What lies
/// beyond the matrix is zero.
final class GemmPack {
    private static final VectorSpecies<Float> Q = FloatVector.SPECIES_128;
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromValues(Q, 0, -4, 2, -2);
    private static final VectorShuffle<Float> ODD = VectorShuffle.fromValues(Q, 1, -3, 3, -1);
    private static final VectorShuffle<Float> LOW = VectorShuffle.fromValues(Q, 0, 1, -4, -3);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.fromValues(Q, 2, 3, -2, -1);

    private GemmPack() {}

    /// Packs `k` rows by `cols` columns of `B` into one panel.
    static void columns(float[] b, int bi, int br, int bc, int k, int cols, float[] panel, int at) {
        if (bc == 1) copy(b, bi, br, k, cols, panel, at);
        else if (br == 1) transpose(b, bi, bc, k, cols, COLS, panel, at);
        else gather(b, bi, br, bc, k, cols, COLS, panel, at);
    }

    /// As [#columns] into a panel at 0, without the zeros beyond the matrix; the columns of `B` are no neighbours.
    static void few(float[] b, int bi, int br, int bc, int k, int cols, float[] panel) {
        int whole = br == 1 ? cols / 4 * 4 : 0;
        for (int j = 0; j < whole; j += 4) transposeFour(b, bi + j * bc, bc, k, panel, j, COLS);
        for (int j = whole; j < cols; j++) {
            for (int p = 0; p < k; p++) panel[p * COLS + j] = b[bi + p * br + j * bc];
        }
    }

    /// Packs `rows` rows by `k` columns of `A` into panels.
    static void rows(float[] a, int ai, int ar, int ac, int rows, int k, float[] panels) {
        for (int i = 0; i < rows; i += ROWS) {
            int some = Math.min(ROWS, rows - i);
            if (ac == 1) transpose(a, ai + i * ar, ar, k, some, ROWS, panels, i * k);
            else gather(a, ai + i * ar, ac, ar, k, some, ROWS, panels, i * k);
        }
    }

    private static void copy(float[] x, int xi, int row, int k, int cols, float[] y, int yi) {
        VectorMask<Float> first = F.indexInRange(0, cols);
        VectorMask<Float> second = F.indexInRange(W, cols);
        for (int p = 0; p < k; p++) {
            FloatVector.fromArray(F, x, xi + p * row, first).intoArray(y, yi + p * COLS);
            FloatVector.fromArray(F, x, xi + p * row + W, second).intoArray(y, yi + p * COLS + W);
        }
    }

    /// `y[p·width + j] = x[j·line + p]` for `p < k` and `j < lines`; zero for `lines ≤ j < width`.
    private static void transpose(float[] x, int xi, int line, int k, int lines, int width, float[] y, int yi) {
        int j = 0;
        for (; j + 4 <= lines; j += 4) transposeFour(x, xi + j * line, line, k, y, yi + j, width);
        for (; j < lines; j++) {
            for (int p = 0; p < k; p++) y[yi + p * width + j] = x[xi + j * line + p];
        }
        for (; j < width; j++) {
            for (int p = 0; p < k; p++) y[yi + p * width + j] = 0;
        }
    }

    private static void transposeFour(float[] x, int xi, int line, int k, float[] y, int yi, int width) {
        int p = 0;
        for (; p + 4 <= k; p += 4) {
            int from = xi + p;
            int to = yi + p * width;
            FloatVector r0 = FloatVector.fromArray(Q, x, from);
            FloatVector r1 = FloatVector.fromArray(Q, x, from + line);
            FloatVector r2 = FloatVector.fromArray(Q, x, from + 2 * line);
            FloatVector r3 = FloatVector.fromArray(Q, x, from + 3 * line);
            FloatVector even01 = r0.rearrange(EVEN, r1);
            FloatVector even23 = r2.rearrange(EVEN, r3);
            FloatVector odd01 = r0.rearrange(ODD, r1);
            FloatVector odd23 = r2.rearrange(ODD, r3);
            even01.rearrange(LOW, even23).intoArray(y, to);
            odd01.rearrange(LOW, odd23).intoArray(y, to + width);
            even01.rearrange(HIGH, even23).intoArray(y, to + 2 * width);
            odd01.rearrange(HIGH, odd23).intoArray(y, to + 3 * width);
        }
        for (; p < k; p++) {
            for (int j = 0; j < 4; j++) y[yi + p * width + j] = x[xi + j * line + p];
        }
    }

    /// `y[p·width + j] = x[p·row + j·col]` for `p < k` and `j < cols`; zero for `cols ≤ j < width`.
    private static void gather(float[] x, int xi, int row, int col, int k, int cols, int width, float[] y, int yi) {
        for (int p = 0; p < k; p++) {
            int from = xi + p * row;
            int to = yi + p * width;
            for (int j = 0; j < cols; j++) y[to + j] = x[from + j * col];
            for (int j = cols; j < width; j++) y[to + j] = 0;
        }
    }
}
