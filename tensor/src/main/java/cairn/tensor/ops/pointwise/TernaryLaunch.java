package cairn.tensor.ops.pointwise;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Ternary;

/// `y = f(a, b, c)`, element by element, in F32. `y` may be the same view as `a`.
public record TernaryLaunch(Ternary f, View a, View b, View c, View y, Nest nest) implements Launch, Team.Task {
    public TernaryLaunch(Ternary f, View a, View b, View c, View y) {
        this(f, a, b, c, y, Nest.of(a, b, c, y));
    }

    @Override
    public void run() {
        Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        for (int r = nest.firstRun(index, count); r < nest.endRun(index, count); r++) run(r, from, n);
    }

    private void run(int r, int from, int n) {
        int ao = a.start() + nest.at(0, r, from);
        int bo = b.start() + nest.at(1, r, from);
        int co = c.start() + nest.at(2, r, from);
        int yo = y.start() + nest.at(3, r, from);
        float[] p = a.buffer().floats();
        float[] q = b.buffer().floats();
        float[] s = c.buffer().floats();
        float[] out = y.buffer().floats();
        Provider.KERNELS.ternary(
                f, p, ao, nest.step(0), q, bo, nest.step(1), s, co, nest.step(2), out, yo, nest.step(3), n);
    }

    @Override
    public boolean isPointwise() {
        return true;
    }

    @Override
    public void access(Access access) {
        access.reads(b);
        access.reads(c);
        if (a == y) {
            access.updates(y);
        } else {
            access.reads(a);
            access.writes(y);
        }
    }
}
