package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;
import java.util.Arrays;

/// The position of every element in its line's order: `indices`, like contiguous `x`. The order is stable.
///
/// @param scratch two lines of longs for each thread
record SortLaunch(boolean descending, View x, View indices, View scratch, Lines lines) implements LinesLaunch {
    static SortLaunch of(boolean descending, View x, View indices, Lines lines) {
        View scratch = View.allocate(DType.I64, Shape.of(Team.threads(), 2, lines.n()));
        return new SortLaunch(descending, x, indices, scratch, lines);
    }

    @Override
    public int effort() {
        return 16;
    }

    @Override
    public void line(int line, int at, int part) {
        sort(at, scratch.start() + 2 * part * lines.n());
    }

    private void sort(int at, int work) {
        long[] s = scratch.buffer().longs();
        if (x.dtype() == DType.F32) sortFloats(at, s, work);
        else sortLongs(at, s, work);
        long[] out = indices.buffer().longs();
        for (int i = 0; i < lines.n(); i++)
            out[indices.start() + at + i * lines.step()] = SortKey.position(s[work + i]);
    }

    private void sortFloats(int at, long[] s, int work) {
        float[] v = x.buffer().floats();
        for (int i = 0; i < lines.n(); i++)
            s[work + i] = SortKey.of(v[x.start() + at + i * lines.step()], i, descending);
        Arrays.sort(s, work, work + lines.n());
    }

    /// Merge sort of positions by value, from runs of one upwards.
    private void sortLongs(int at, long[] s, int work) {
        int n = lines.n();
        for (int i = 0; i < n; i++) s[work + i] = i;
        for (int run = 1; run < n; run *= 2) {
            for (int i = 0; i < n; i += 2 * run) merge(at, s, work, i, Math.min(n, i + run), Math.min(n, i + 2 * run));
            System.arraycopy(s, work + n, s, work, n);
        }
    }

    private void merge(int at, long[] s, int work, int from, int middle, int to) {
        int out = work + lines.n();
        int a = from;
        int b = middle;
        for (int i = from; i < to; i++) {
            boolean left = b >= to || (a < middle && !before(at, s[work + b], s[work + a]));
            s[out + i] = s[work + (left ? a++ : b++)];
        }
    }

    private boolean before(int at, long p, long q) {
        long[] v = x.buffer().longs();
        long a = v[x.start() + at + (int) p * lines.step()];
        long b = v[x.start() + at + (int) q * lines.step()];
        return descending ? a > b : a < b;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.scratch(scratch);
        access.writes(indices);
    }
}
