package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;
import java.util.Arrays;

/// The last position of the most frequent element of every line of contiguous `x`, the smallest of those equally frequent.
///
/// @param scratch a line of longs for each thread
record ModeLaunch(View x, View indices, View scratch, Lines lines) implements LinesLaunch {
    static ModeLaunch of(View x, View indices, Lines lines) {
        return new ModeLaunch(x, indices, View.allocate(DType.I64, Shape.of(Team.threads(), lines.n())), lines);
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
        for (int i = 0; i < lines.n(); i++)
            keys[first + i] = SortKey.of(v[x.start() + at + i * lines.step()], i, false);
        Arrays.sort(keys, first, first + lines.n());
        indices.buffer().longs()[indices.start() + line] = SortKey.position(keys[first + endOfLongestRun(keys, first)]);
    }

    private int endOfLongestRun(long[] keys, int first) {
        int best = 0;
        int longest = 0;
        int run = 0;
        for (int i = 0; i < lines.n(); i++) {
            run = i > 0 && SortKey.sameValue(keys[first + i - 1], keys[first + i]) ? run + 1 : 1;
            if (run > longest) {
                longest = run;
                best = i;
            }
        }
        return best;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.scratch(scratch);
        access.writes(indices);
    }
}
