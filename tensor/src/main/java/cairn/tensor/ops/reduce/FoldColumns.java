package cairn.tensor.ops.reduce;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;

/// Folds the middle of contiguous `x[outer, n, inner]` and divides the result: `y[outer, inner]`.
///
/// Rows are folded in chunks of a fixed number, and the chunks' results pairwise, so that rounding grows with the logarithm of `n` and the
/// order does not depend on the number of threads. `partials` has a row for each chunk; it is `y` itself where there is one.
record FoldColumns(Reduce op, float divisor, View x, View partials, View y, int outer, int n, int inner)
        implements Launch, Team.Task {
    private static final int CHUNK = 64; // rows
    private static final int GRAIN = 64; // columns

    static FoldColumns of(Reduce op, float divisor, View x, View y, int outer, int n, int inner) {
        View partials = chunks(n) == 1 ? y : View.allocate(DType.F32, Shape.of(outer, chunks(n), inner));
        return new FoldColumns(op, divisor, x, partials, y, outer, n, inner);
    }

    private static int chunks(int n) {
        return Math.max(1, Math.ceilDiv(n, CHUNK));
    }

    @Override
    public void run() {
        if (y.numel() == 0) return;
        int parts = Team.partsFor((long) outer * n * inner);
        Team.run(
                this,
                sharesPieces() ? Math.min(parts, outer * chunks(n)) : Math.min(parts, Math.ceilDiv(inner, GRAIN)));
        for (int o = 0; o < outer; o++) finish(o);
    }

    /// Whether threads share chunks; else they share columns.
    private boolean sharesPieces() {
        return outer * chunks(n) >= Team.threads() || inner < 2 * GRAIN;
    }

    @Override
    public void part(int index, int count) {
        int pieces = outer * chunks(n);
        if (sharesPieces()) {
            int end = (int) ((long) pieces * (index + 1) / count);
            for (int p = (int) ((long) pieces * index / count); p < end; p++) foldPiece(p, 0, inner);
        } else {
            int from = Team.cut(inner, GRAIN, index, count);
            int to = Team.cut(inner, GRAIN, index + 1, count);
            for (int p = 0; p < pieces; p++) foldPiece(p, from, to);
        }
    }

    private void foldPiece(int piece, int from, int to) {
        int first = piece % chunks(n) * CHUNK;
        int in = x.start() + (piece / chunks(n) * n + first) * inner + from;
        int out = partials.start() + piece * inner + from;
        Provider.KERNELS.reduceRows(
                op,
                x.buffer().floats(),
                in,
                inner,
                Math.min(CHUNK, n - first),
                partials.buffer().floats(),
                out,
                to - from);
    }

    private void finish(int o) {
        float[] v = partials.buffer().floats();
        int at = partials.start() + o * chunks(n) * inner;
        float[] out = y.buffer().floats();
        int to = y.start() + o * inner;
        for (int step = 1; step < chunks(n); step *= 2)
            for (int c = 0; c + step < chunks(n); c += 2 * step) merge(v, at + c * inner, at + (c + step) * inner);
        if (partials != y) System.arraycopy(v, at, out, to, inner);
        if (divisor != 1) for (int j = 0; j < inner; j++) out[to + j] /= divisor;
    }

    private void merge(float[] v, int into, int from) {
        Provider.KERNELS.binary(pairwise(), v, into, 1, v, from, 1, v, into, 1, inner);
    }

    private Binary pairwise() {
        return switch (op) {
            case SUM -> Binary.ADD;
            case PROD -> Binary.MUL;
            case MAX -> Binary.MAXIMUM;
            case MIN -> Binary.MINIMUM;
        };
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        if (partials != y) access.scratch(partials);
        access.writes(y);
    }
}
