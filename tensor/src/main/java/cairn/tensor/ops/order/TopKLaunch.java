package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;
import java.util.Arrays;

/// The positions of the `k` first elements of each line of contiguous `x` in its order, best first; earlier positions win ties.
///
/// @param scratch `k` longs for each thread: a heap with the worst of the best so far at its root
record TopKLaunch(boolean greatest, int k, View x, View indices, View scratch, Lines lines) implements LinesLaunch {
    static TopKLaunch of(boolean greatest, int k, View x, View indices, Lines lines) {
        View scratch = View.allocate(DType.I64, Shape.of(Team.threads(), k));
        return new TopKLaunch(greatest, k, x, indices, scratch, lines);
    }

    @Override
    public int effort() {
        return 4;
    }

    @Override
    public void line(int line, int at, int part) {
        if (k == 0) return;
        long[] heap = scratch.buffer().longs();
        int root = scratch.start() + part * k;
        for (int i = 0; i < k; i++) heap[root + i] = key(at, i);
        for (int i = k / 2 - 1; i >= 0; i--) sink(heap, root, i);
        for (int i = k; i < lines.n(); i++) {
            long key = key(at, i);
            if (key >= heap[root]) continue;
            heap[root] = key;
            sink(heap, root, 0);
        }
        Arrays.sort(heap, root, root + k);
        int to = indices.start() + lines.start(line, k);
        for (int i = 0; i < k; i++) indices.buffer().longs()[to + i * lines.step()] = SortKey.position(heap[root + i]);
    }

    private long key(int at, int i) {
        return SortKey.of(x.buffer().floats()[x.start() + at + i * lines.step()], i, greatest);
    }

    private void sink(long[] heap, int root, int i) {
        long key = heap[root + i];
        for (int child = 2 * i + 1; child < k; child = 2 * i + 1) {
            if (child + 1 < k && heap[root + child + 1] > heap[root + child]) child++;
            if (heap[root + child] <= key) break;
            heap[root + i] = heap[root + child];
            i = child;
        }
        heap[root + i] = key;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.scratch(scratch);
        access.writes(indices);
    }
}
