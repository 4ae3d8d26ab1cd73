package cairn.tensor.ops.index;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import cairn.tensor.ops.shape.Slice;
import java.util.ArrayList;
import java.util.List;

/// `y[…] ∘= x[…]` where along one dimension `y` is changed at `index[…]`. Where places meet, values come in the order of `x`: the last one
/// stays, and sums have one order, whatever the number of threads.
///
/// @param y all that may be changed
/// @param parts stretches of a dimension other than the indexed one, so that no two change the same element
/// @param stride the step of `y` along the indexed dimension
record ScatterLaunch(Mode mode, View y, List<Part> parts, int stride) implements Launch, Team.Task {
    /// How an element and the value that comes to it are combined.
    enum Mode {
        SET,
        ADD,
        MUL,
        MAX,
        MIN
    }

    /// What one thread does: `base` is `y` in the shape of `x`, standing still along the indexed dimension.
    record Part(View base, View index, View x, Nest nest) {
        Part(View base, View index, View x) {
            this(base, index, x, Nest.of(base, index, x));
        }

        /// Places `from` to `to` along `dim`.
        Part narrow(int dim, int from, int to) {
            var slice = new Slice(dim, from, 1, to - from);
            return new Part(slice.in(base), slice.in(index), slice.in(x));
        }
    }

    static ScatterLaunch of(Mode mode, View y, int dim, View index, View x) {
        Part whole = new Part(GatherLaunch.standingStill(y, dim, x), index, x);
        int cut = -1; // the dimension to share between threads
        for (int d = 0; d < x.rank(); d++) if (d != dim && (cut < 0 || x.size(d) > x.size(cut))) cut = d;
        int count = cut < 0 ? 1 : Math.min(Team.partsFor(x.numel()), x.size(cut));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++)
            parts.add(
                    count == 1
                            ? whole
                            : whole.narrow(
                                    cut, Team.cut(x.size(cut), 1, i, count), Team.cut(x.size(cut), 1, i + 1, count)));
        return new ScatterLaunch(mode, y, parts, y.stride(dim));
    }

    @Override
    public void run() {
        Team.run(this, parts.size());
    }

    @Override
    public void part(int i, int count) {
        Part p = parts.get(i);
        if (p.x.numel() == 0) return;
        long[] places = p.index.buffer().longs();
        for (int r = 0; r < p.nest.outer(); r++) {
            int yo = p.base.start() + p.nest.offset(0, r);
            int io = p.index.start() + p.nest.offset(1, r);
            int xo = p.x.start() + p.nest.offset(2, r);
            scatter(p, yo, places, io, xo);
        }
    }

    private void scatter(Part p, int yo, long[] places, int io, int xo) {
        int n = p.nest.inner();
        int ys = p.nest.step(0);
        int is = p.nest.step(1);
        int xs = p.nest.step(2);
        switch (y.dtype()) {
            case F32 -> {
                float[] in = p.x.buffer().floats();
                float[] out = y.buffer().floats();
                if (is == 0) combineRun(in, xo, xs, out, yo + (int) places[io] * stride, ys, n);
                else
                    for (int j = 0; j < n; j++)
                        combine(in[xo + j * xs], out, yo + j * ys + (int) places[io + j * is] * stride);
            }
            case I64 -> {
                long[] in = p.x.buffer().longs();
                long[] out = y.buffer().longs();
                for (int j = 0; j < n; j++)
                    combine(in[xo + j * xs], out, yo + j * ys + (int) places[io + j * is] * stride);
            }
            case BOOL -> {
                boolean[] in = p.x.buffer().bools();
                boolean[] out = y.buffer().bools();
                for (int j = 0; j < n; j++)
                    combine(in[xo + j * xs], out, yo + j * ys + (int) places[io + j * is] * stride);
            }
        }
    }

    private void combineRun(float[] x, int xo, int xs, float[] y, int yo, int ys, int n) {
        switch (mode) {
            case SET -> {
                for (int j = 0; j < n; j++) y[yo + j * ys] = x[xo + j * xs];
            }
            case ADD -> {
                if (xs == 1 && ys == 1) for (int j = 0; j < n; j++) y[yo + j] += x[xo + j];
                else for (int j = 0; j < n; j++) y[yo + j * ys] += x[xo + j * xs];
            }
            default -> {
                for (int j = 0; j < n; j++) combine(x[xo + j * xs], y, yo + j * ys);
            }
        }
    }

    private void combine(float value, float[] y, int at) {
        y[at] = switch (mode) {
            case SET -> value;
            case ADD -> y[at] + value;
            case MUL -> y[at] * value;
            case MAX -> Math.max(y[at], value);
            case MIN -> Math.min(y[at], value);
        };
    }

    private void combine(long value, long[] y, int at) {
        y[at] = switch (mode) {
            case SET -> value;
            case ADD -> y[at] + value;
            case MUL -> y[at] * value;
            case MAX -> Math.max(y[at], value);
            case MIN -> Math.min(y[at], value);
        };
    }

    /// Truth values count as 0 and 1, and their sum as true.
    private void combine(boolean value, boolean[] y, int at) {
        y[at] = switch (mode) {
            case SET -> value;
            case ADD, MAX -> y[at] || value;
            case MUL, MIN -> y[at] && value;
        };
    }

    @Override
    public void access(Access access) {
        for (Part p : parts) {
            access.reads(p.index);
            access.reads(p.x);
        }
        access.updates(y);
    }
}
