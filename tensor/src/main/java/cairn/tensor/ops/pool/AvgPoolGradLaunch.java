package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// Adds to every place of contiguous `dx` its share of the `dy` of every region it is in. Threads share the planes.
///
/// @param divisor what every sum was divided by; 0 for the number of places
record AvgPoolGradLaunch(View dy, View dx, PoolShape shape, int divisor) implements Launch, Team.Task {
    @Override
    public void run() {
        if (dx.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(2L * dx.numel()), 1, shape.planes()));
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(shape.planes(), 1, index + 1, count);
        for (int p = Team.cut(shape.planes(), 1, index, count); p < end; p++) plane(p);
    }

    private void plane(int p) {
        int from = dy.start() + p * shape.outPlane();
        int to = dx.start() + p * shape.inPlane();
        Arrays.fill(dx.buffer().floats(), to, to + shape.inPlane(), 0);
        for (int d = 0; d < shape.depth().out(); d++) {
            for (int h = 0; h < shape.height().out(); h++) {
                row(from, d, h, to);
                from += shape.width().out();
            }
        }
    }

    private void row(int from, int d, int h, int to) {
        PoolAxis width = shape.width();
        for (int w = 0; w < width.first(); w++) share(from, d, h, w, to);
        int n = width.last() - width.first();
        if (n > 0) whole(from + width.first(), d, h, to + width.starts()[width.first()], n);
        for (int w = width.last(); w < width.out(); w++) share(from, d, h, w, to);
    }

    /// The shares of `n` regions that are whole in this row.
    private void whole(int from, int d, int h, int to, int n) {
        PoolAxis width = shape.width();
        float[] in = dy.buffer().floats();
        float[] out = dx.buffer().floats();
        float share = 1f / count(d, h, width.first());
        for (int i = shape.depth().starts()[d]; i < shape.depth().ends()[d]; i++) {
            for (int j = shape.height().starts()[h]; j < shape.height().ends()[h]; j++) {
                int row = to + (i * shape.height().in() + j) * width.in();
                SumRow.share(in, from, share, width.stride(), width.size(), out, row, n);
            }
        }
    }

    private int count(int d, int h, int w) {
        return divisor != 0
                ? divisor
                : shape.depth().counts()[d]
                        * shape.height().counts()[h]
                        * shape.width().counts()[w];
    }

    private void share(int from, int d, int h, int w, int to) {
        float share = dy.buffer().floats()[from + w] / count(d, h, w);
        add(share, to, d, h, shape.width().starts()[w], shape.width().ends()[w]);
    }

    private void add(float share, int to, int d, int h, int left, int right) {
        float[] out = dx.buffer().floats();
        for (int i = shape.depth().starts()[d]; i < shape.depth().ends()[d]; i++) {
            for (int j = shape.height().starts()[h]; j < shape.height().ends()[h]; j++) {
                int row = to + (i * shape.height().in() + j) * shape.width().in();
                for (int k = left; k < right; k++) out[row + k] += share;
            }
        }
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.writes(dx);
    }
}
