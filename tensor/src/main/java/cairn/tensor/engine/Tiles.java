package cairn.tensor.engine;

/// The loops of a copy between two views cut into squares, for when the source's neighbours lie along another loop than the
/// destination's: rows of a tile go along that loop, columns along the innermost run.
///
/// @param rowLoop the loop of `nest` along which the source's neighbours lie; −1 if it is the innermost run and no tiles are needed
record Tiles(Nest nest, int rowLoop) {
    static final int SIDE = 16; // floats in a cache line

    static Tiles of(Nest nest) {
        int run = nest.rank() - 1;
        int best = run;
        for (int d = 0; d < run; d++) {
            int step = Math.abs(nest.stride(0, d));
            if (step > 0 && nest.size(d) >= SIDE / 2 && step < Math.abs(nest.stride(0, best))) best = d;
        }
        return new Tiles(nest, best == run || nest.inner() < SIDE / 2 ? -1 : best);
    }

    boolean needed() {
        return rowLoop >= 0;
    }

    /// The first tile of part `index` of `count`.
    int first(int index, int count) {
        long all = (long) nest.outer() / nest.size(rowLoop) * tilesDown() * tilesAcross();
        return (int) (all * index / count);
    }

    /// Where tile `t` of view `v` begins, relative to the view's first element.
    int offset(int v, int t) {
        int across = t % tilesAcross();
        int down = t / tilesAcross() % tilesDown();
        int at = across * SIDE * step(v) + down * SIDE * rowStep(v);
        int rest = t / tilesAcross() / tilesDown();
        for (int d = nest.rank() - 2; d >= 0; d--) {
            if (d == rowLoop) continue;
            at += rest % nest.size(d) * nest.stride(v, d);
            rest /= nest.size(d);
        }
        return at;
    }

    int rows(int t) {
        return Math.min(SIDE, nest.size(rowLoop) - t / tilesAcross() % tilesDown() * SIDE);
    }

    int cols(int t) {
        return Math.min(SIDE, nest.inner() - t % tilesAcross() * SIDE);
    }

    /// The step of view `v` from one row of a tile to the next.
    int rowStep(int v) {
        return nest.stride(v, rowLoop);
    }

    /// The step of view `v` from one column of a tile to the next.
    int step(int v) {
        return nest.step(v);
    }

    private int tilesDown() {
        return (nest.size(rowLoop) + SIDE - 1) / SIDE;
    }

    private int tilesAcross() {
        return (nest.inner() + SIDE - 1) / SIDE;
    }
}
