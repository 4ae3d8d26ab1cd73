package cairn.tensor.ops.sequence;

import cairn.tensor.Rng;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Draws;
import cairn.tensor.kernels.Philox;
import cairn.tensor.kernels.Provider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How the weights of attention come about, a block of queries at a time. Forward and backward pass use the same numbers.
///
/// @param mask `[…, L, S]`, added; null for none
/// @param rng draws what is dropped
/// @param draw seed and first block of the run in progress
record Scores(Heads heads, @Nullable View mask, boolean causal, float scale, float dropout, Rng rng, long[] draw) {
    /// The queries of a block: some tiles of the matrix product.
    static final int ROWS = 24;

    private static final int COLS = 32; // of a panel of the matrix product

    /// Takes the draws of a forward pass.
    void takeDraws() {
        if (dropout == 0) return;
        draw[0] = rng.seed();
        draw[1] = rng.reserveBlocks((long) heads.count() * blocks() * blockDraws());
    }

    private long blockDraws() {
        return (long) Math.ceilDiv(ROWS * heads.keys(), Philox.GROUP) * Philox.BLOCKS;
    }

    /// The blocks of a head.
    int blocks() {
        return Math.ceilDiv(heads.queries(), ROWS);
    }

    /// The queries of block `block`.
    int rows(int block) {
        return Math.min(ROWS, heads.queries() - block * ROWS);
    }

    /// How many keys the queries of a block look at.
    int keys(int block) {
        return causal ? Math.min(heads.keys(), block * ROWS + rows(block)) : heads.keys();
    }

    /// How many keys query `i` looks at.
    private int keysOf(int i) {
        return causal ? Math.min(heads.keys(), i + 1) : heads.keys();
    }

    /// The columns that the weights of block `block` have in memory: its keys, filled up to whole panels.
    int cols(int block) {
        return panels(keys(block));
    }

    /// The columns of all keys, filled up to whole panels.
    static int panels(int keys) {
        return Math.ceilDiv(keys, COLS) * COLS;
    }

    /// The transposed copy of the rows of a head, filled up with 0 to rows of whole panels.
    static void transpose(View x, int head, float[] y, int yo) {
        int rows = x.size(x.rank() - 2);
        int cols = x.size(x.rank() - 1);
        int wide = panels(rows);
        int at = Heads.start(x, head);
        Provider.KERNELS.copyRows(cols, rows, x.buffer().floats(), at, 1, Heads.step(x), y, yo, wide, 1);
        if (rows < wide) for (int j = 0; j < cols; j++) Arrays.fill(y, yo + j * wide + rows, yo + (j + 1) * wide, 0);
    }

    /// The queries of a block times the scale, without gaps. The element after them is changed as well.
    void queries(int head, int block, float[] y, int yo) {
        int width = heads.width();
        int from = Heads.start(heads.q(), head) + block * ROWS * Heads.step(heads.q());
        float[] q = heads.q().buffer().floats();
        Provider.KERNELS.copyRows(rows(block), width, q, from, Heads.step(heads.q()), 1, y, yo, width, 1);
        scale(y, yo, rows(block) * width, yo + ROWS * width);
    }

    /// Multiplies `n` elements by the scale, which is put at `room`.
    void scale(float[] x, int xo, int n, int room) {
        x[room] = scale;
        Provider.KERNELS.binary(Binary.MUL, x, xo, 1, x, room, 0, x, xo, 1, n);
    }

    /// The weights of a block before dropout, in rows of [#cols]; 0 beyond the keys that a query looks at.
    ///
    /// @param x scaled queries
    /// @param kt transposed keys
    void weights(int head, int block, float[] x, int xo, float[] kt, int kto, float[] p, int po) {
        int cols = cols(block);
        int width = heads.width();
        int rows = rows(block);
        Provider.KERNELS.matmul(
                rows, cols, width, x, xo, width, 1, kt, kto, panels(heads.keys()), 1, p, po, cols, false);
        for (int i = 0; i < rows; i++) {
            int at = po + i * cols;
            int n = keysOf(block * ROWS + i);
            if (mask != null) addMask(mask, head, block * ROWS + i, p, at, n);
            Arrays.fill(p, at + n, at + cols, Float.NEGATIVE_INFINITY);
        }
        Provider.KERNELS.softmaxRows(rows, p, po, p, po, cols);
    }

    private static void addMask(View mask, int head, int row, float[] p, int at, int n) {
        int from = Heads.start(mask, head) + row * Heads.step(mask);
        int step = mask.stride(mask.rank() - 1);
        Provider.KERNELS.binary(Binary.ADD, p, at, 1, mask.buffer().floats(), from, step, p, at, 1, n);
    }

    /// Multiplies the weights of a block, which lie in rows `step` apart, by 0 where they are dropped and by `1/(1−p)` elsewhere.
    void drop(int head, int block, float[] x, int xo, int step) {
        int keys = heads.keys();
        long first = draw[1] + ((long) head * blocks() + block) * blockDraws();
        float kept = 1 / (1 - dropout);
        int end = rows(block) * keys;
        int used = Math.min(keys, step);
        for (int i = 0; i < end; i += Philox.GROUP) {
            float[] u = Draws.ofThread().uniform(draw[0], first + i / Philox.LANES);
            for (int j = i; j < Math.min(i + Philox.GROUP, end); j++)
                if (j % keys < used) x[xo + j / keys * step + j % keys] *= u[j - i] < dropout ? 0 : kept;
        }
    }
}
