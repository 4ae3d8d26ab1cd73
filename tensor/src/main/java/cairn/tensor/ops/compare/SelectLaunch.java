package cairn.tensor.ops.compare;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Nest;
import cairn.tensor.engine.View;
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
            run(co, ao, bo, y.start() + nest.at(3, r, from), n);
        }
    }

    private void run(int co, int ao, int bo, int yo, int n) {
        switch (y.dtype()) {
            case F32 ->
                floats(
                        a.buffer().floats(),
                        ao,
                        b.buffer().floats(),
                        bo,
                        co,
                        y.buffer().floats(),
                        yo,
                        n);
            case I64 ->
                longs(
                        a.buffer().longs(),
                        ao,
                        b.buffer().longs(),
                        bo,
                        co,
                        y.buffer().longs(),
                        yo,
                        n);
            case BOOL ->
                bools(
                        a.buffer().bools(),
                        ao,
                        b.buffer().bools(),
                        bo,
                        co,
                        y.buffer().bools(),
                        yo,
                        n);
        }
    }

    private void floats(float[] p, int ao, float[] q, int bo, int co, float[] out, int yo, int n) {
        boolean[] c = cond.buffer().bools();
        int cs = nest.step(0);
        int as = nest.step(1);
        int bs = nest.step(2);
        int ys = nest.step(3);
        for (int i = 0; i < n; i++) out[yo + i * ys] = c[co + i * cs] ? p[ao + i * as] : q[bo + i * bs];
    }

    private void longs(long[] p, int ao, long[] q, int bo, int co, long[] out, int yo, int n) {
        boolean[] c = cond.buffer().bools();
        int cs = nest.step(0);
        int as = nest.step(1);
        int bs = nest.step(2);
        int ys = nest.step(3);
        for (int i = 0; i < n; i++) out[yo + i * ys] = c[co + i * cs] ? p[ao + i * as] : q[bo + i * bs];
    }

    private void bools(boolean[] p, int ao, boolean[] q, int bo, int co, boolean[] out, int yo, int n) {
        boolean[] c = cond.buffer().bools();
        int cs = nest.step(0);
        int as = nest.step(1);
        int bs = nest.step(2);
        int ys = nest.step(3);
        for (int i = 0; i < n; i++) out[yo + i * ys] = c[co + i * cs] ? p[ao + i * as] : q[bo + i * bs];
    }

    @Override
    public void access(Access access) {
        access.reads(cond);
        access.reads(a);
        access.reads(b);
        access.writes(y);
    }
}
