package cairn.tensor.ops.pointwise;

import cairn.tensor.DType;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Unary;

/// `y = f(x)`, element by element, in F32 or I64. `y` may be the same view as `x`.
public record UnaryLaunch(Unary f, View x, View y, Nest nest) implements Launch, Team.Task {
    public UnaryLaunch(Unary f, View x, View y) {
        this(f, x, y, Nest.of(x, y));
    }

    @Override
    public void run() {
        Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        for (int r = nest.firstRun(index, count); r < nest.endRun(index, count); r++)
            run(x.start() + nest.at(0, r, from), y.start() + nest.at(1, r, from), n);
    }

    private void run(int xo, int yo, int n) {
        int xs = nest.step(0);
        int ys = nest.step(1);
        if (y.dtype() == DType.F32)
            Provider.KERNELS.unary(f, x.buffer().floats(), xo, xs, y.buffer().floats(), yo, ys, n);
        else longs(x.buffer().longs(), xo, xs, y.buffer().longs(), yo, ys, n);
    }

    private void longs(long[] in, int xo, int xs, long[] out, int yo, int ys, int n) {
        for (int i = 0; i < n; i++) out[yo + i * ys] = f.at(in[xo + i * xs]);
    }

    @Override
    public boolean isPointwise() {
        return true;
    }

    @Override
    public void access(Access access) {
        if (x == y) {
            access.updates(y);
        } else {
            access.reads(x);
            access.writes(y);
        }
    }
}
