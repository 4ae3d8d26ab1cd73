package cairn.tensor.ops.index;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// `y[…] = x[…]` where along one dimension `x` is read at `index[…]`. An index that is repeated along the innermost run copies whole runs.
///
/// @param x all that may be read
/// @param base `x` in the shape of `y`, standing still along the indexed dimension
/// @param stride the step of `x` along the indexed dimension
record GatherLaunch(View x, View base, View index, View y, int stride, Nest nest) implements Launch, Team.Task {
    static GatherLaunch of(View x, int dim, View index, View y) {
        View base = standingStill(x, dim, y);
        return new GatherLaunch(x, base, index, y, x.stride(dim), Nest.of(base, index, y));
    }

    /// The view that steps through `x` as `like` steps through its dimensions, but not along `dim`.
    static View standingStill(View x, int dim, View like) {
        int[] strides = x.strides();
        strides[dim] = 0;
        return x.at(x.offset(), like.shape().dims(), strides);
    }

    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, nest.parts());
    }

    @Override
    public void part(int part, int count) {
        long[] places = index.buffer().longs();
        int from = nest.from(part, count);
        int n = nest.to(part, count) - from;
        int end = nest.endRun(part, count);
        for (int r = nest.firstRun(part, count); r < end; r++) {
            int xo = base.start() + nest.at(0, r, from);
            int io = index.start() + nest.at(1, r, from);
            int yo = y.start() + nest.at(2, r, from);
            if (nest.step(1) == 0) copy(xo + (int) places[io] * stride, yo, n);
            else pick(xo, places, io, yo, n);
        }
    }

    private void copy(int xo, int yo, int n) {
        int xs = nest.step(0);
        int ys = nest.step(2);
        if (xs == 1 && ys == 1)
            System.arraycopy(base.buffer().array(), xo, y.buffer().array(), yo, n);
        else
            switch (y.dtype()) {
                case F32 -> {
                    float[] in = base.buffer().floats();
                    float[] out = y.buffer().floats();
                    for (int i = 0; i < n; i++) out[yo + i * ys] = in[xo + i * xs];
                }
                case I64 -> {
                    long[] in = base.buffer().longs();
                    long[] out = y.buffer().longs();
                    for (int i = 0; i < n; i++) out[yo + i * ys] = in[xo + i * xs];
                }
                case BOOL -> {
                    boolean[] in = base.buffer().bools();
                    boolean[] out = y.buffer().bools();
                    for (int i = 0; i < n; i++) out[yo + i * ys] = in[xo + i * xs];
                }
            }
    }

    private void pick(int xo, long[] places, int io, int yo, int n) {
        int xs = nest.step(0);
        int is = nest.step(1);
        int ys = nest.step(2);
        switch (y.dtype()) {
            case F32 -> {
                float[] in = base.buffer().floats();
                float[] out = y.buffer().floats();
                for (int i = 0; i < n; i++) out[yo + i * ys] = in[xo + i * xs + (int) places[io + i * is] * stride];
            }
            case I64 -> {
                long[] in = base.buffer().longs();
                long[] out = y.buffer().longs();
                for (int i = 0; i < n; i++) out[yo + i * ys] = in[xo + i * xs + (int) places[io + i * is] * stride];
            }
            case BOOL -> {
                boolean[] in = base.buffer().bools();
                boolean[] out = y.buffer().bools();
                for (int i = 0; i < n; i++) out[yo + i * ys] = in[xo + i * xs + (int) places[io + i * is] * stride];
            }
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(index);
        access.writes(y);
    }
}
