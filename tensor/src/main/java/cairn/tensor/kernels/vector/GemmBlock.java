package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.GemmTiles.COLS;
import static cairn.tensor.kernels.vector.GemmTiles.ROWS;
import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// The block of a matrix product `C = D + A·B` one thread works on, and that thread's scratch memory.
///
/// `A` has any row step `ar` and column step `ak`; the columns of `B` are neighbours and its rows `bk` apart. `D` is `C` itself, zeros, or
/// a bias with `dr = 0`.
final class GemmBlock {
    /// As many zeros as a tile is wide.
    static final float[] ZEROS = new float[COLS];

    private static final ThreadLocal<GemmBlock> MINE = ThreadLocal.withInitial(GemmBlock::new);

    /// The number of products in each sum.
    int k;

    float[] a = ZEROS;
    int ar;
    int ak;

    /// How far apart in `a` neighbouring tiles of [GemmTiles#ROWS] rows are.
    int tile;

    float[] b = ZEROS;
    int bk;
    float[] c = ZEROS;
    int cr;
    float[] d = ZEROS;
    int dr;

    /// What [GemmTiles] and [Gemv] leave behind.
    final float[] sums = new float[Math.max(ROWS * COLS, 8 * W)];

    private float[] packedA = {};
    private float[] packedB = {};

    private GemmBlock() {}

    /// The block of this thread.
    static GemmBlock mine() {
        return MINE.get();
    }

    /// Uses `A` where it lies.
    void a(float[] array, int row, int col) {
        a = array;
        ar = row;
        ak = col;
        tile = ROWS * row;
    }

    /// Uses a packed copy of `rows` rows of `A`.
    void packA(float[] array, int ai, int row, int col, int rows) {
        int room = (rows + ROWS - 1) / ROWS * ROWS * k;
        if (packedA.length < room) packedA = new float[room];
        GemmPack.rows(array, ai, row, col, rows, k, packedA);
        a(packedA, 1, ROWS);
        tile = ROWS * k;
    }

    /// Uses `B` where it lies.
    void b(float[] array, int row) {
        b = array;
        bk = row;
    }

    /// Uses a packed copy of `cols` columns of `B`, padded to a panel.
    void packB(float[] array, int bi, int row, int cols) {
        int room = k * COLS;
        if (packedB.length < room) packedB = new float[room];
        GemmPack.columns(array, bi, row, 1, k, cols, packedB, 0);
        b(packedB, COLS);
    }

    /// Forgets the operands, which may be large.
    void release() {
        a = ZEROS;
        b = ZEROS;
        c = ZEROS;
        d = ZEROS;
    }

    /// A panel of `rows` by `cols`, up to [GemmTiles#COLS]. `b` is padded to that.
    void panel(int rows, int cols, int ai, int bi, int di, int ci) {
        int tall;
        for (int i = 0; i < rows; i += tall) {
            tall = GemmTiles.height(rows - i);
            int at = ai + i / ROWS * tile + i % ROWS * ar;
            if (cols <= W) GemmNarrowTiles.tile(this, tall, at, bi);
            else GemmTiles.tile(this, tall, at, bi);
            if (cols == COLS) add(tall, di + i * dr, ci + i * cr);
            else addSome(tall, cols, di + i * dr, ci + i * cr);
        }
    }

    /// `C = D + sums` for a tile of full width.
    private void add(int rows, int di, int ci) {
        float[] c = this.c, d = this.d, sums = this.sums;
        for (int i = 0; i < rows; i++, di += dr, ci += cr) {
            FloatVector.fromArray(F, d, di)
                    .add(FloatVector.fromArray(F, sums, i * COLS))
                    .intoArray(c, ci);
            FloatVector.fromArray(F, d, di + W)
                    .add(FloatVector.fromArray(F, sums, i * COLS + W))
                    .intoArray(c, ci + W);
        }
    }

    private void addSome(int rows, int cols, int di, int ci) {
        for (int i = 0; i < rows; i++, di += dr, ci += cr) {
            for (int j = 0; j < cols; j += W) {
                VectorMask<Float> mask = F.indexInRange(j, cols);
                FloatVector sum = FloatVector.fromArray(F, sums, i * COLS + j);
                FloatVector.fromArray(F, d, di + j, mask).add(sum).intoArray(c, ci + j, mask);
            }
        }
    }
}
