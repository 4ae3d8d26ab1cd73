package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The mean of every region of contiguous `x`. Threads share the planes.
///
/// @param divisor what every sum is divided by; 0 for the number of places
record AvgPoolLaunch(View x, View y, PoolShape shape, int divisor) implements Launch, Team.Task {
    private static final int WIDE = 16; // places in a row, beyond which a region is summed up by itself
    private static final int LONG = 256; // places in a run that are worth a call

    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(2L * x.numel()), 1, shape.planes()));
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(shape.planes(), 1, index + 1, count);
        for (int p = Team.cut(shape.planes(), 1, index, count); p < end; p++) plane(p);
    }

    private void plane(int p) {
        int from = x.start() + p * shape.inPlane();
        int to = y.start() + p * shape.outPlane();
        for (int d = 0; d < shape.depth().out(); d++) {
            for (int h = 0; h < shape.height().out(); h++) {
                row(from, d, h, to);
                to += shape.width().out();
            }
        }
    }

    private void row(int from, int d, int h, int to) {
        float[] out = y.buffer().floats();
        PoolAxis width = shape.width();
        boolean isWide = width.size() > WIDE || width.size() == width.in();
        int first = isWide ? width.out() : width.first();
        int last = isWide ? width.out() : width.last();
        for (int w = 0; w < first; w++) out[to + w] = sum(from, d, h, width.starts()[w], width.ends()[w]);
        if (last > first) whole(from + width.starts()[first], d, h, to + first, last - first);
        for (int w = last; w < width.out(); w++) out[to + w] = sum(from, d, h, width.starts()[w], width.ends()[w]);
        divide(d, h, to);
    }

    private void divide(int d, int h, int to) {
        float[] out = y.buffer().floats();
        int[] counts = shape.width().counts();
        int places = shape.depth().counts()[d] * shape.height().counts()[h];
        for (int w = 0; w < counts.length; w++) out[to + w] /= divisor != 0 ? divisor : places * counts[w];
    }

    /// The sums of `n` regions that are whole in this row.
    private void whole(int from, int d, int h, int to, int n) {
        PoolAxis width = shape.width();
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        Arrays.fill(out, to, to + n, 0);
        for (int i = shape.depth().starts()[d]; i < shape.depth().ends()[d]; i++) {
            for (int j = shape.height().starts()[h]; j < shape.height().ends()[h]; j++) {
                int row = from + (i * shape.height().in() + j) * width.in();
                SumRow.add(in, row, width.stride(), width.size(), out, to, n);
            }
        }
    }

    private float sum(int from, int d, int h, int left, int right) {
        PoolAxis height = shape.height();
        int wide = shape.width().in();
        int rows = height.ends()[h] - height.starts()[h];
        boolean isFull = right - left == wide; // rows of the region follow each other
        float sum = 0;
        for (int i = shape.depth().starts()[d]; i < shape.depth().ends()[d]; i++) {
            int row = from + (i * height.in() + height.starts()[h]) * wide + left;
            if (isFull) sum += run(row, rows * wide);
            else for (int j = 0; j < rows; j++) sum += run(row + j * wide, right - left);
        }
        return sum;
    }

    private float run(int from, int n) {
        float[] in = x.buffer().floats();
        if (n > LONG) return Provider.KERNELS.reduce(Reduce.SUM, in, from, n);
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int k = from;
        for (; k + 4 <= from + n; k += 4) { // four sums, so that one addition need not wait for the other
            a += in[k];
            b += in[k + 1];
            c += in[k + 2];
            d += in[k + 3];
        }
        for (; k < from + n; k++) a += in[k];
        return (a + b) + (c + d);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
