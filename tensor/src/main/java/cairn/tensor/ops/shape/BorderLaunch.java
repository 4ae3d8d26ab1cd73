package cairn.tensor.ops.shape;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// Copies contiguous volumes with their [Border], or adds volumes with borders up in them. Threads share the volumes.
///
/// @param outwards the direction
record BorderLaunch(View inner, View outer, Border border, boolean outwards) implements Launch, Team.Task {
    @Override
    public void run() {
        int volumes = volumes();
        if (volumes > 0) Team.run(this, Math.clamp(Team.partsFor(outer.numel()), 1, volumes));
    }

    private int volumes() {
        int[] in = border.in();
        return inner.numel() / Math.max(1, in[0] * in[1] * in[2]);
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(volumes(), 1, index + 1, count);
        for (int p = Team.cut(volumes(), 1, index, count); p < end; p++) volume(p);
    }

    private void volume(int p) {
        int[] in = border.in();
        int size = in[0] * in[1] * in[2];
        int from = inner.start() + p * size;
        int to = outer.start() + p * border.depth().length * border.height().length * border.width().length;
        if (!outwards) Arrays.fill(inner.buffer().floats(), from, from + size, 0);
        for (int d : border.depth()) {
            for (int h : border.height()) {
                if (outwards) copy(from + (d * in[1] + h) * in[2], to);
                else add(from + (d * in[1] + h) * in[2], to);
                to += border.width().length;
            }
        }
    }

    private void copy(int from, int to) {
        float[] x = inner.buffer().floats();
        float[] y = outer.buffer().floats();
        int[] width = border.width();
        int first = border.first();
        int end = first + border.run();
        for (int w = 0; w < first; w++) y[to + w] = x[from + width[w]];
        if (end > first) System.arraycopy(x, from + width[first], y, to + first, end - first);
        for (int w = end; w < width.length; w++) y[to + w] = x[from + width[w]];
    }

    private void add(int from, int to) {
        float[] x = inner.buffer().floats();
        float[] y = outer.buffer().floats();
        int[] width = border.width();
        int first = border.first();
        int run = border.run();
        for (int w = 0; w < first; w++) x[from + width[w]] += y[to + w];
        int at = run > 0 ? from + width[first] : from;
        for (int w = 0; w < run; w++) x[at + w] += y[to + first + w];
        for (int w = first + run; w < width.length; w++) x[from + width[w]] += y[to + w];
    }

    @Override
    public void access(Access access) {
        if (outwards) access.reads(inner);
        else access.writes(inner);
        if (outwards) access.writes(outer);
        else access.reads(outer);
    }
}
