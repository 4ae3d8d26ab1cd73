package cairn.tensor.ops.compare;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.MaskLoops;
import cairn.tensor.kernels.Team;

/// `y = cond ? a : b`, element by element; `a`, `b` and `y` are of one type.
record SelectLaunch(View cond, View a, View b, View y, Nest nest) implements Launch, Team.Task {
    SelectLaunch(View cond, View a, View b, View y) {
        this(cond, a, b, y, Nest.of(cond, a, b, y));
    }

    @Override
    public void run() {
        Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        for (int r = nest.firstRun(index, count); r < nest.endRun(index, count); r++) {
            int co = cond.start() + nest.at(0, r, from);
            int ao = a.start() + nest.at(1, r, from);
            int bo = b.start() + nest.at(2, r, from);
            run(cond.buffer().bools(), co, ao, bo, y.start() + nest.at(3, r, from), n);
        }
    }

    private void run(boolean[] c, int co, int ao, int bo, int yo, int n) {
        switch (y.dtype()) {
            case F32 -> floats(c, co, ao, bo, yo, n);
            case I64 -> longs(c, co, ao, bo, yo, n);
            case BOOL -> bools(c, co, ao, bo, yo, n);
        }
    }

    private void floats(boolean[] c, int co, int ao, int bo, int yo, int n) {
        float[] p = a.buffer().floats();
        float[] q = b.buffer().floats();
        float[] out = y.buffer().floats();
        MaskLoops.select(c, co, nest.step(0), p, ao, nest.step(1), q, bo, nest.step(2), out, yo, nest.step(3), n);
    }

    private void longs(boolean[] c, int co, int ao, int bo, int yo, int n) {
        long[] p = a.buffer().longs();
        long[] q = b.buffer().longs();
        long[] out = y.buffer().longs();
        MaskLoops.select(c, co, nest.step(0), p, ao, nest.step(1), q, bo, nest.step(2), out, yo, nest.step(3), n);
    }

    private void bools(boolean[] c, int co, int ao, int bo, int yo, int n) {
        boolean[] p = a.buffer().bools();
        boolean[] q = b.buffer().bools();
        boolean[] out = y.buffer().bools();
        MaskLoops.select(c, co, nest.step(0), p, ao, nest.step(1), q, bo, nest.step(2), out, yo, nest.step(3), n);
    }

    @Override
    public void access(Access access) {
        access.reads(cond);
        access.reads(a);
        access.reads(b);
        access.writes(y);
    }
}
