package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Provider;
import org.jspecify.annotations.Nullable;

/// The gradient of [RnnLaunch], from the last step to the first.
///
/// @param dy `[rows, H]`
/// @param slope `(dh, y)` to the gradient before the activation
/// @param hidden `V`
/// @param dg the gradient of what came in
/// @param dh0 the gradient of `h₀`, `[batch, H]`; null if nobody asks
/// @param now the step
record RnnGradLaunch(
        TimeSteps steps,
        View dy,
        Binary slope,
        View y,
        Panels hidden,
        View dg,
        @Nullable View dh0,
        int[] now) implements StepLaunch {
    @Override
    public void run() {
        for (int s = steps.count() - 1; s >= 0; s--) {
            now[0] = s;
            share(steps.size(s));
        }
        now[0] = -1;
        if (dh0 != null) share(steps.size(0));
    }

    @Override
    public int units() {
        return y.size(1);
    }

    @Override
    public long rowProducts() {
        return (long) units() * units();
    }

    @Override
    public void part(int index, int count) {
        int s = now[0];
        int from = StepLaunch.cut(units(), index, count);
        int to = StepLaunch.cut(units(), index + 1, count);
        if (s + 1 < steps.count()) begun(s + 1, from, to);
        if (s >= 0) step(s, from, to);
    }

    /// The gradient of the initial states that step `s` began with.
    private void begun(int s, int from, int to) {
        int kept = steps.carried(s);
        int begun = steps.size(s) - kept;
        if (begun > 0 && dh0 != null) back(begun, steps.start(s) + kept, from, to, dh0, kept, false);
    }

    /// The gradient of the states of step `s`, in the place of `dg`, and from it `dg`.
    private void step(int s, int from, int to) {
        int n = units();
        float[] g = dg.buffer().floats();
        for (int r = 0; r < steps.size(s); r++) {
            int at = (steps.start(s) + r) * n + from;
            System.arraycopy(dy.buffer().floats(), dy.start() + at, g, dg.start() + at, to - from);
        }
        int kept = s + 1 < steps.count() ? steps.carried(s + 1) : 0;
        if (kept > 0) back(kept, steps.start(s + 1), from, to, dg, steps.start(s), true);
        for (int r = 0; r < steps.size(s); r++) {
            int at = (steps.start(s) + r) * n + from;
            float[] h = y.buffer().floats();
            int go = dg.start() + at;
            Provider.KERNELS.binary(slope, g, go, 1, h, y.start() + at, 1, g, go, 1, to - from);
        }
    }

    /// `x[xRow + i] (+)= dg[row + i] · V` for `rows` rows.
    private void back(int rows, int row, int from, int to, View x, int xRow, boolean add) {
        int n = units();
        int ao = dg.start() + row * n;
        int xo = x.start() + xRow * n + from;
        hidden.multiply(
                rows, dg.buffer().floats(), ao, n, 0, n, 0, from, to, x.buffer().floats(), xo, n, add);
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(y);
        access.reads(hidden.read());
        access.writes(dg);
        if (dh0 != null) access.writes(dh0);
    }
}
