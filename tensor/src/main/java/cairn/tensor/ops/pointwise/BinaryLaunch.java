package cairn.tensor.ops.pointwise;

import cairn.tensor.DType;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;

/// `y = f(a, b)`, element by element, in F32 or I64. `y` may be the same view as `a`.
public record BinaryLaunch(Binary f, View a, View b, View y, Nest nest) implements Launch, Team.Task {
    public BinaryLaunch(Binary f, View a, View b, View y) {
        this(f, a, b, y, Nest.of(a, b, y));
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
            run(a.start() + nest.at(0, r, from), b.start() + nest.at(1, r, from), y.start() + nest.at(2, r, from), n);
    }

    private void run(int ao, int bo, int yo, int n) {
        if (y.dtype() == DType.F32) floats(ao, bo, yo, n);
        else longs(ao, bo, yo, n);
    }

    private void floats(int ao, int bo, int yo, int n) {
        float[] p = a.buffer().floats();
        float[] q = b.buffer().floats();
        Provider.KERNELS.binary(
                f, p, ao, nest.step(0), q, bo, nest.step(1), y.buffer().floats(), yo, nest.step(2), n);
    }

    private void longs(int ao, int bo, int yo, int n) {
        long[] p = a.buffer().longs();
        long[] q = b.buffer().longs();
        long[] out = y.buffer().longs();
        int as = nest.step(0);
        int bs = nest.step(1);
        int ys = nest.step(2);
        for (int i = 0; i < n; i++) out[yo + i * ys] = f.at(p[ao + i * as], q[bo + i * bs]);
    }

    @Override
    public boolean isPointwise() {
        return true;
    }

    @Override
    public void access(Access access) {
        access.reads(b);
        if (a == y) {
            access.updates(y);
        } else {
            access.reads(a);
            access.writes(y);
        }
    }
}
