package cairn.tensor.ops.index;

import cairn.tensor.ShapeException;
import cairn.tensor.engine.Buffer;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Refuses an index outside `[low, high)`, before anything is done with it.
///
/// @param op the operation to name in the error
/// @param dim the indexed dimension, of size `high`
public record IndexCheck(String op, View index, int dim, int low, int high, Nest nest) implements Launch {
    public IndexCheck(String op, View index, int dim, int low, int high) {
        this(op, index, dim, low, high, Nest.of(index));
    }

    @Override
    public void run() {
        if (index.numel() == 0) return;
        long[] v = index.buffer().longs();
        for (int r = 0; r < nest.outer(); r++)
            if (!inside(v, index.start() + nest.offset(0, r), nest.step(0), nest.inner())) refuse();
    }

    private boolean inside(long[] v, int at, int step, int n) {
        long signs = 0; // negative as soon as one difference is
        for (int i = 0; i < n; i++) signs |= (v[at + i * step] - low) | (high - 1 - v[at + i * step]);
        return signs >= 0;
    }

    private void refuse() {
        long[] v = new long[index.numel()];
        new Copy(index, View.of(Buffer.wrap(v), index.shape())).run();
        int at = 0;
        while (v[at] >= low && v[at] < high) at++;
        throw ShapeException.indexOutOfRange(op, "index" + position(at) + " = " + v[at], dim, high, low < 0);
    }

    private String position(int at) {
        int[] p = new int[index.rank()];
        for (int d = p.length - 1; d >= 0; d--) {
            p[d] = at % index.size(d);
            at /= index.size(d);
        }
        return p.length == 0 ? "" : Arrays.toString(p);
    }

    @Override
    public void access(Access access) {
        access.reads(index);
    }
}
