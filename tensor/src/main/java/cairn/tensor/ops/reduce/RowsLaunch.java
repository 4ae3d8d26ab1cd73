package cairn.tensor.ops.reduce;

import cairn.tensor.engine.Launch;
import cairn.tensor.kernels.Team;

/// A launch that folds each of many rows into one result. Long rows are cut into chunks of a fixed size, which threads share: how a sum
/// is cut does not depend on their number.
interface RowsLaunch extends Launch, Team.Task {
    /// The elements of one chunk.
    int CHUNK = 1 << 16;

    int rows();

    /// The length of a row.
    int n();

    /// Folds the elements `[from, to)` of a row into the result of chunk number `chunk`.
    void fold(int row, int chunk, int from, int to);

    /// Makes one result of the results of a row's chunks, of which there are several.
    void join(int row);

    static int chunks(int n) {
        return Math.max(1, Math.ceilDiv(n, CHUNK));
    }

    @Override
    default void run() {
        int pieces = rows() * chunks(n());
        Team.run(this, Math.min(Math.max(1, pieces), Team.partsFor((long) rows() * n())));
        if (chunks(n()) > 1) for (int r = 0; r < rows(); r++) join(r);
    }

    @Override
    default void part(int index, int count) {
        int chunks = chunks(n());
        long pieces = (long) rows() * chunks;
        int end = (int) (pieces * (index + 1) / count);
        for (int p = (int) (pieces * index / count); p < end; p++) {
            int from = p % chunks * CHUNK;
            fold(p / chunks, p % chunks, from, Math.min(n(), from + CHUNK));
        }
    }
}
