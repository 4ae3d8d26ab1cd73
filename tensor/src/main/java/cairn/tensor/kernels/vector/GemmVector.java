package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.GemmTiles.COLS;
import static cairn.tensor.kernels.vector.GemmTiles.ROWS;

import cairn.tensor.kernels.Team;

/// The matrix product `C = D + A·B`, with `C` of m × n, cut into blocks that fit the caches and into parts for the threads.
///
/// Sums are formed in blocks of products, each from zero, and added in order. Neither the number of threads nor what is packed changes
/// that: results are equal bit for bit.
///
/// Each thread keeps one of these for its calls, so that a call allocates nothing once the scratch memory has grown to its size.
final class GemmVector implements Team.Task {
    /// At most so many products are summed at a time: a panel of `B` then stays close, and `C` is seldom passed over again.
    private static final int BLOCK = 512;

    /// So many rows of `A` are used at a time: a block of `A` then fills a part of a second-level cache.
    private static final int BAND = 20 * ROWS;

    /// Beyond this many elements an operand that is used over and over is worth packing.
    private static final int LARGE = 256 * 1024;

    /// So many multiply-adds take the time of passing over one array element.
    private static final int PRODUCTS_PER_ELEMENT = 16;

    private static final ThreadLocal<GemmVector> MINE = ThreadLocal.withInitial(GemmVector::new);

    private int m;
    private int n;
    private int k;
    private float[] a = GemmBlock.ZEROS;
    private int a0;
    private int ar;
    private int ac;
    private float[] b = GemmBlock.ZEROS;
    private int b0;
    private int br;
    private int bc;
    private float[] c = GemmBlock.ZEROS;
    private int c0;
    private int cr;
    private float[] d = GemmBlock.ZEROS;
    private int d0;
    private int dr;
    private int dc;

    private int block;
    private int bands;
    private boolean inVectors;
    private boolean packsA;
    private boolean packsB;
    private boolean packing;
    private float[] panels = {};

    private GemmVector() {}

    /// The product of this thread, to be described by the methods that follow and then [#run()].
    static GemmVector of(int m, int n, int k) {
        GemmVector g = MINE.get();
        g.m = m;
        g.n = n;
        g.k = k;
        return g;
    }

    /// `A`, with its row and column steps.
    GemmVector a(float[] array, int offset, int row, int col) {
        a = array;
        a0 = offset;
        ar = row;
        ac = col;
        return this;
    }

    /// `B`, with its row and column steps.
    GemmVector b(float[] array, int offset, int row, int col) {
        b = array;
        b0 = offset;
        br = row;
        bc = col;
        return this;
    }

    /// `C`, whose columns are neighbours, and `D = 0`.
    GemmVector c(float[] array, int offset, int row) {
        c = array;
        c0 = offset;
        cr = row;
        return d(GemmBlock.ZEROS, 0, 0, 0);
    }

    /// `D = C`.
    GemmVector accumulating() {
        return d(c, c0, cr, 1);
    }

    /// `D` is the same row `bias` in every row.
    GemmVector biased(float[] bias, int offset) {
        return d(bias, offset, 0, 1);
    }

    private GemmVector d(float[] array, int offset, int row, int col) {
        d = array;
        d0 = offset;
        dr = row;
        dc = col;
        return this;
    }

    /// Packs `A` even if it is small.
    GemmVector packingA() {
        packsA = true;
        return this;
    }

    /// Computes the product, in vectors if the code for it has been compiled.
    void run() {
        turn();
        packsA = (long) m * k >= 2 * LARGE && n >= 512;
        long work = (long) m * n * k;
        boolean compiled = dots() ? GemmTiers.compiledDots(work) : GemmTiers.compiled(m, n, work, bc != 1, packsA);
        run(Team.partsFor(work / PRODUCTS_PER_ELEMENT), compiled);
    }

    /// Computes the product in so many parts, in vectors or by the scalar twin.
    void run(int parts, boolean vectors) {
        turn();
        inVectors = vectors;
        if (m > 0 && n > 0) {
            choose(parts);
            if (packsB) roomForPanels();
            packing = packsB && bands > 1;
            if (packing) Team.run(this, parts);
            packing = false;
            Team.run(this, parts);
        }
        packsA = false;
        release();
    }

    private boolean dots() {
        return m == 1 && ac == 1 && br == 1;
    }

    /// Forgets the operands, which may be large.
    private void release() {
        a(GemmBlock.ZEROS, 0, 0, 0);
        b(GemmBlock.ZEROS, 0, 0, 0);
        c(GemmBlock.ZEROS, 0, 0);
    }

    /// One column is one row of the transposed product.
    private void turn() {
        boolean biased = dr == 0 && dc == 1;
        if (n != 1 || m == 1 || cr != 1 || biased && (ac != 1 || br != 1)) return; // only dots can repeat a bias
        float[] x = a;
        int x0 = a0;
        int xr = ar;
        int xc = ac;
        a(b, b0, 0, br);
        b(x, x0, xc, xr);
        d(d, d0, 0, dr);
        n = m;
        m = 1;
    }

    private void choose(int parts) {
        block = blockOf(k);
        packsB = inVectors && !dots() && (bc != 1 || m >= 256 && (long) k * n >= LARGE);
        bands = bandsOf(parts);
    }

    /// `k` in equal blocks, rounded up to a multiple of four.
    private static int blockOf(int k) {
        int blocks = Math.max(1, ceil(k, BLOCK));
        return ceil(Math.max(1, k), 4 * blocks) * 4;
    }

    /// Into how many bands of rows to cut the product: the grid of parts whose largest part has the fewest tiles. One band is better if
    /// `B` is packed, since each thread then packs what it uses; many are better if not.
    private int bandsOf(int parts) {
        long fewest = Long.MAX_VALUE;
        int best = 1;
        for (int rows = 1; rows <= parts; rows++) {
            if (parts % rows != 0) continue;
            long tiles = (long) ceil(ceil(m, ROWS), rows) * ceil(panelCount(), parts / rows);
            if (packsB ? tiles < fewest : tiles <= fewest) {
                fewest = tiles;
                best = rows;
            }
        }
        return best;
    }

    private static int ceil(int n, int by) {
        return (n + by - 1) / by;
    }

    private int panelCount() {
        return ceil(n, COLS);
    }

    private void roomForPanels() {
        int room = Math.multiplyExact(k, panelCount() * COLS);
        if (panels.length < room) panels = new float[room];
    }

    @Override
    public void part(int index, int count) {
        if (packing) {
            packPanels(index, count);
        } else {
            if (packsB && bands == 1) packPanels(index, count);
            multiply(index / (count / bands), index % (count / bands), count / bands);
        }
    }

    private void packPanels(int index, int count) {
        int from = Team.cut(panelCount(), 1, index, count);
        int to = Team.cut(panelCount(), 1, index + 1, count);
        for (int p = 0; p < k; p += block) {
            int some = Math.min(block, k - p);
            for (int j = from; j < to; j++) {
                int cols = Math.min(COLS, n - j * COLS);
                GemmPack.columns(b, b0 + p * br + j * COLS * bc, br, bc, some, cols, panels, packedAt(p, j, some));
            }
        }
    }

    /// Where panel `j` of the block of `some` products from `p` on lies.
    private int packedAt(int p, int j, int some) {
        return (p * panelCount() + j * some) * COLS;
    }

    /// The part in band `band` of the rows and stripe `stripe` of the columns.
    private void multiply(int band, int stripe, int stripes) {
        int first = Team.cut(m, ROWS, band, bands);
        int last = Team.cut(m, ROWS, band + 1, bands);
        int left = Team.cut(n, COLS, stripe, stripes);
        int right = Team.cut(n, COLS, stripe + 1, stripes);
        GemmBlock x = GemmBlock.mine();
        x.c = c;
        x.cr = cr;
        for (int p = 0; p < Math.max(1, k); p += block) {
            x.k = Math.min(block, k - p);
            x.d = p == 0 ? d : c;
            x.dr = p == 0 ? dr : cr;
            if (inVectors)
                for (int i = first; i < last; i += BAND) band(x, p, i, Math.min(BAND, last - i), left, right);
            else scalarBand(x, p, first, last - first, left, right - left);
        }
        x.release();
    }

    private void scalarBand(GemmBlock x, int p, int i, int rows, int j, int cols) {
        x.a(a, ar, ac);
        x.b(b, br);
        int ai = a0 + i * ar + p * ac;
        int bi = b0 + p * br + j * bc;
        int step = p == 0 ? dc : 1;
        if (dots()) GemmScalar.row(x, cols, ai, bi, bc, startOfD(p, i, j), step, c0 + i * cr + j);
        else GemmScalar.multiply(x, rows, cols, ai, bi, br, bc, startOfD(p, i, j), step, c0 + i * cr + j);
    }

    /// Where element `(i, j)` of `D` lies for the products from `p` on.
    private int startOfD(int p, int i, int j) {
        return p == 0 ? d0 + i * dr + j * dc : c0 + i * cr + j;
    }

    private void band(GemmBlock x, int p, int i, int rows, int left, int right) {
        int ai = a0 + i * ar + p * ac;
        if (packsA) {
            x.packA(a, ai, ar, ac, rows);
            ai = 0;
        } else {
            x.a(a, ar, ac);
        }
        for (int j = left; j < right; j += COLS) {
            panel(x, p, j, rows, Math.min(COLS, right - j), ai, startOfD(p, i, j), c0 + i * cr + j);
        }
    }

    private void panel(GemmBlock x, int p, int j, int rows, int cols, int ai, int di, int ci) {
        int bi = b0 + p * br + j * bc;
        if (dots()) {
            x.b(b, br);
            Gemv.row(x, cols, ai, bi, bc, di, p == 0 ? dc : 1, ci);
        } else if (packsB) {
            x.b(panels, COLS);
            x.panel(rows, cols, ai, packedAt(p, j / COLS, x.k), di, ci);
        } else if (cols < COLS) {
            x.packB(b, bi, br, cols);
            x.panel(rows, cols, ai, 0, di, ci);
        } else {
            x.b(b, br);
            x.panel(rows, cols, ai, bi, di, ci);
        }
    }
}
