package cairn.tensor.ops.compare;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Logic;
import cairn.tensor.kernels.MaskLoops;
import cairn.tensor.kernels.Team;

/// `y = f(a, b)` on truth values, element by element.
record LogicLaunch(Logic f, View a, View b, View y, Nest nest) implements Launch, Team.Task {
    LogicLaunch(Logic f, View a, View b, View y) {
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
        boolean[] p = a.buffer().bools();
        boolean[] q = b.buffer().bools();
        MaskLoops.logic(f, p, ao, nest.step(0), q, bo, nest.step(1), y.buffer().bools(), yo, nest.step(2), n);
    }

    @Override
    public void access(Access access) {
        access.reads(a);
        access.reads(b);
        access.writes(y);
    }
}
