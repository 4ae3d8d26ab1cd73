package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import org.jspecify.annotations.Nullable;

/// The steps of a GRU. On entry `gates` holds what the inputs give, on return `r`, `z` and `n`.
///
/// @param gates `[rows, 3H]`
/// @param hidden `Vᵀ`
/// @param bias `[3H]`, of which the part of `n` is used; null for zeros
/// @param h0 `[batch, H]`
/// @param hn what the states give to `n` before `r`, `[rows, H]`
/// @param y `h` of every row, `[rows, H]`
/// @param now the step
record GruLaunch(
        TimeSteps steps,
        View gates,
        Panels hidden,
        @Nullable View bias,
        View h0,
        View hn,
        View y,
        int[] now) implements StepLaunch {
    private static final int NEW = 2;

    @Override
    public void run() {
        for (int s = 0; s < steps.count(); s++) {
            now[0] = s;
            share(steps.size(s));
        }
    }

    @Override
    public int units() {
        return y.size(1);
    }

    @Override
    public long rowProducts() {
        return 3L * units() * units();
    }

    @Override
    public void part(int index, int count) {
        int s = now[0];
        int from = StepLaunch.cut(units(), index, count);
        int to = StepLaunch.cut(units(), index + 1, count);
        int kept = steps.carried(s);
        int begun = steps.size(s) - kept;
        startNew(s, from, to);
        if (kept > 0) add(kept, y, steps.start(s - 1), steps.start(s), from, to);
        if (begun > 0) add(begun, h0, kept, steps.start(s) + kept, from, to);
        for (int r = 0; r < steps.size(s); r++) {
            int row = steps.start(s) + r;
            if (r < kept) unit(row, y, steps.start(s - 1) + r, from, to);
            else unit(row, h0, r, from, to);
        }
    }

    /// Begins `hn` with its bias.
    private void startNew(int s, int from, int to) {
        int n = units();
        float[] x = hn.buffer().floats();
        for (int r = 0; r < steps.size(s); r++) {
            int at = hn.start() + (steps.start(s) + r) * n + from;
            if (bias == null) java.util.Arrays.fill(x, at, at + to - from, 0);
            else System.arraycopy(bias.buffer().floats(), bias.start() + NEW * n + from, x, at, to - from);
        }
    }

    private void add(int rows, View h, int hRow, int row, int from, int to) {
        int n = units();
        float[] a = h.buffer().floats();
        int ao = h.start() + hRow * n;
        for (int gate = 0; gate < NEW; gate++) {
            int at = gates.start() + row * 3 * n + gate * n + from;
            hidden.multiply(rows, a, ao, n, 0, n, gate, from, to, gates.buffer().floats(), at, 3 * n, true);
        }
        int at = hn.start() + row * n + from;
        hidden.multiply(rows, a, ao, n, 0, n, NEW, from, to, hn.buffer().floats(), at, n, true);
    }

    private void unit(int row, View before, int beforeRow, int from, int to) {
        int n = units();
        Provider.KERNELS.gru(
                gates.buffer().floats(),
                gates.start() + row * 3 * n + from,
                n,
                hn.buffer().floats(),
                hn.start() + row * n + from,
                before.buffer().floats(),
                before.start() + beforeRow * n + from,
                y.buffer().floats(),
                y.start() + row * n + from,
                to - from);
    }

    @Override
    public void access(Access access) {
        access.updates(gates);
        access.reads(hidden.read());
        if (bias != null) access.reads(bias);
        access.reads(h0);
        access.writes(hn);
        access.writes(y);
    }
}
