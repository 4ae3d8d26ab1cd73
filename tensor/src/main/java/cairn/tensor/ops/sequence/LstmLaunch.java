package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import org.jspecify.annotations.Nullable;

/// The steps of an LSTM. On entry `gates` holds what the inputs give, on return the gates themselves.
///
/// @param gates `[rows, 4H]`
/// @param hidden `Vᵀ`
/// @param h0 `[batch, out]`; null for zeros
/// @param c0 `[batch, H]`
/// @param y `h` of every row, `[rows, out]`
/// @param c `c` of every row, `[rows, H]`
/// @param projection null for none
/// @param m `o·tanh(c)` of every row, `[rows, H]`; `y` itself without a projection
/// @param now the step, and whether it is at the projection
record LstmLaunch(
        TimeSteps steps,
        View gates,
        Panels hidden,
        @Nullable View h0,
        View c0,
        View y,
        View c,
        @Nullable Panels projection,
        View m,
        int[] now)
        implements StepLaunch {
    @Override
    public void run() {
        for (int s = 0; s < steps.count(); s++) {
            now[0] = s;
            now[1] = 0;
            share(steps.size(s));
            if (projection == null) continue;
            now[1] = 1;
            share(steps.size(s));
        }
    }

    @Override
    public int units() {
        return now[1] == 0 ? c.size(1) : y.size(1);
    }

    @Override
    public long rowProducts() {
        long products = (long) gates.size(1) * y.size(1);
        return projection == null ? products : products + (long) y.size(1) * m.size(1);
    }

    @Override
    public void part(int index, int count) {
        int from = StepLaunch.cut(units(), index, count);
        int to = StepLaunch.cut(units(), index + 1, count);
        if (now[1] == 1) {
            project(now[0], from, to);
        } else {
            addHidden(now[0], from, to);
            units(now[0], from, to);
        }
    }

    private void addHidden(int s, int from, int to) {
        int out = y.size(1);
        int kept = steps.carried(s);
        int begun = steps.size(s) - kept;
        for (int gate = 0; gate < 4; gate++) {
            int at = gate * c.size(1) + from;
            if (kept > 0) add(kept, y, steps.start(s - 1) * out, gate, from, to, steps.start(s), at);
            if (begun > 0 && h0 != null) add(begun, h0, kept * out, gate, from, to, steps.start(s) + kept, at);
        }
    }

    private void add(int rows, View h, int at, int gate, int from, int to, int row, int col) {
        int width = gates.size(1);
        int out = y.size(1);
        float[] g = gates.buffer().floats();
        int go = gates.start() + row * width + col;
        hidden.multiply(rows, h.buffer().floats(), h.start() + at, out, 0, out, gate, from, to, g, go, width, true);
    }

    private void units(int s, int from, int to) {
        int n = c.size(1);
        int kept = steps.carried(s);
        for (int r = 0; r < steps.size(s); r++) {
            int row = steps.start(s) + r;
            View before = r < kept ? c : c0;
            int beforeRow = r < kept ? steps.start(s - 1) + r : r;
            Provider.KERNELS.lstm(
                    gates.buffer().floats(),
                    gates.start() + row * 4 * n + from,
                    n,
                    before.buffer().floats(),
                    before.start() + beforeRow * n + from,
                    c.buffer().floats(),
                    c.start() + row * n + from,
                    m.buffer().floats(),
                    m.start() + row * n + from,
                    to - from);
        }
    }

    private void project(int s, int from, int to) {
        int n = c.size(1);
        int out = y.size(1);
        int row = steps.start(s);
        if (projection == null) return;
        projection.multiply(
                steps.size(s),
                m.buffer().floats(),
                m.start() + row * n,
                n,
                0,
                n,
                0,
                from,
                to,
                y.buffer().floats(),
                y.start() + row * out + from,
                out,
                false);
    }

    @Override
    public void access(Access access) {
        access.updates(gates);
        access.reads(hidden.read());
        if (h0 != null) access.reads(h0);
        access.reads(c0);
        if (projection != null) access.reads(projection.read());
        access.writes(y);
        access.writes(c);
        if (m != y) access.writes(m);
    }
}
