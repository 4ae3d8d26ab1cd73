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

    /// The transposed copy of some rows: `y[j·rows + i] = x[i·step + j]`.
    static void transpose(View x, int head, float[] y, int yo) {
        int rows = x.size(x.rank() - 2);
        int cols = x.size(x.rank() - 1);
        int step = Heads.step(x);
        int at = Heads.start(x, head);
        float[] from = x.buffer().floats();
        for (int i = 0; i < rows; i++, at += step) for (int j = 0; j < cols; j++) y[yo + j * rows + i] = from[at + j];
    }

    /// The queries of a block times the scale, without gaps.
    void queries(int head, int block, float[] y, int yo) {
        int width = heads.width();
        int from = Heads.start(heads.q(), head) + block * ROWS * Heads.step(heads.q());
        float[] q = heads.q().buffer().floats();
        for (int i = 0; i < rows(block); i++, from += Heads.step(heads.q()))
            for (int j = 0; j < width; j++) y[yo + i * width + j] = q[from + j] * scale;
    }

    /// The weights of a block before dropout, in rows of `S`. What lies beyond the keys of the block is undefined.
    ///
    /// @param x scaled queries
    /// @param kt transposed keys
    void weights(int head, int block, float[] x, int xo, float[] kt, int kto, float[] p, int po) {
        int all = heads.keys();
        int keys = keys(block);
        int cols = Math.min(all, Math.ceilDiv(keys, COLS) * COLS);
        int width = heads.width();
        int rows = rows(block);
        Provider.KERNELS.matmul(rows, cols, width, x, xo, width, 1, kt, kto, all, 1, p, po, all, false);
        for (int i = 0; i < rows; i++) {
            int at = po + i * all;
            int n = keysOf(block * ROWS + i);
            if (mask != null) addMask(mask, head, block * ROWS + i, p, at, n);
            Provider.KERNELS.softmax(p, at, p, at, n);
            Arrays.fill(p, at + n, at + keys, 0);
        }
    }

    private static void addMask(View mask, int head, int row, float[] p, int at, int n) {
        int from = Heads.start(mask, head) + row * Heads.step(mask);
        int step = mask.stride(mask.rank() - 1);
        Provider.KERNELS.binary(Binary.ADD, p, at, 1, mask.buffer().floats(), from, step, p, at, 1, n);
    }

    /// Multiplies `x`, laid out as the weights of a block, by 0 where they are dropped and by `1/(1−p)` elsewhere.
    void drop(int head, int block, float[] x, int xo) {
        int n = ROWS * heads.keys();
        long first = draw[1] + ((long) head * blocks() + block) * blockDraws();
        float kept = 1 / (1 - dropout);
        int end = rows(block) * heads.keys();
        for (int i = 0; i < Math.min(n, end); i += Philox.GROUP) {
            float[] u = Draws.ofThread().uniform(draw[0], first + i / Philox.LANES);
            for (int j = 0; j < Math.min(Philox.GROUP, end - i); j++) x[xo + i + j] *= u[j] < dropout ? 0 : kept;
        }
    }
}
