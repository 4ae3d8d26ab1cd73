package cairn.tensor.ops.compare;

import cairn.tensor.DType;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Comparison;
import cairn.tensor.kernels.MaskLoops;
import cairn.tensor.kernels.Team;

/// `y = a ⋚ b`, element by element, for F32 or I64 operands.
record CompareLaunch(Comparison f, View a, View b, View y, Nest nest) implements Launch, Team.Task {
    CompareLaunch(Comparison f, View a, View b, View y) {
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
        int as = nest.step(0);
        int bs = nest.step(1);
        int ys = nest.step(2);
        boolean[] out = y.buffer().bools();
        if (a.dtype() == DType.F32)
            MaskLoops.compare(f, a.buffer().floats(), ao, as, b.buffer().floats(), bo, bs, out, yo, ys, n);
        else MaskLoops.compare(f, a.buffer().longs(), ao, as, b.buffer().longs(), bo, bs, out, yo, ys, n);
    }

    @Override
    public void access(Access access) {
        access.reads(a);
        access.reads(b);
        access.writes(y);
    }
}
