package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;
import java.util.Arrays;

/// The position of the element with a given rank in each line of contiguous `x`; NaN ranks above everything.
///
/// @param scratch a line of longs for each thread
record RankLaunch(Rank rank, int k, View x, View indices, View scratch, Lines lines) implements LinesLaunch {
    /// Which element is wanted.
    enum Rank {
        /// Number `k` from the smallest, counted from 0.
        KTH,
        /// The lower one in the middle; the first NaN if there is one.
        MEDIAN,
        /// The lower one in the middle of those that are numbers; NaN if none is.
        NAN_MEDIAN
    }

    static RankLaunch of(Rank rank, int k, View x, View indices, Lines lines) {
        View scratch = View.allocate(DType.I64, Shape.of(Team.threads(), lines.n()));
        return new RankLaunch(rank, k, x, indices, scratch, lines);
    }

    @Override
    public int effort() {
        return 16;
    }

    @Override
    public void line(int line, int at, int part) {
        float[] v = x.buffer().floats();
        long[] keys = scratch.buffer().longs();
        int first = scratch.start() + part * lines.n();
        int numbers = 0;
        for (int i = 0; i < lines.n(); i++) {
            float e = v[x.start() + at + i * lines.step()];
            keys[first + i] = SortKey.of(e, i, false);
            if (!Float.isNaN(e)) numbers++;
        }
        Arrays.sort(keys, first, first + lines.n());
        indices.buffer().longs()[indices.start() + line] = SortKey.position(keys[first + place(numbers)]);
    }

    private int place(int numbers) {
        return switch (rank) {
            case KTH -> k;
            case MEDIAN -> numbers < lines.n() ? numbers : (numbers - 1) / 2;
            case NAN_MEDIAN -> Math.max(0, numbers - 1) / 2;
        };
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.scratch(scratch);
        access.writes(indices);
    }
}
