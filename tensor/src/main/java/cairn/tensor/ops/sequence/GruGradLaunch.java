package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import java.util.Arrays;

/// The gradient of [GruLaunch], from the last step to the first.
///
/// @param dy `[rows, H]`
/// @param gates `r`, `z` and `n`, `[rows, 3H]`
/// @param hidden `V`
/// @param dg the gradient of what came in as gates, and after it that of `hn`: `[rows, 4H]`
/// @param dh the gradient of the states of the step at hand, on return of `h₀`: `[batch, H]`
/// @param now the step
record GruGradLaunch(
        TimeSteps steps, View dy, View gates, View hn, View y, View h0, Panels hidden, View dg, View dh, int[] now)
        implements StepLaunch {
    @Override
    public void run() {
        for (int s = steps.count() - 1; s >= 0; s--) {
            now[0] = s;
            share(steps.size(s));
        }
        now[0] = -1;
        share(steps.size(0));
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
        int kept = s + 1 < steps.count() ? steps.carried(s + 1) : 0;
        if (s + 1 < steps.count()) back(s + 1, from, to);
        if (s < 0) return;
        for (int r = 0; r < steps.size(s); r++) {
            take(steps.start(s) + r, r, r < kept, from, to);
            if (r < steps.carried(s)) unit(steps.start(s) + r, y, steps.start(s - 1) + r, r, from, to);
            else unit(steps.start(s) + r, h0, r, r, from, to);
        }
    }

    /// `dh += [dr, dz, dhn] · V` for the rows of step `s`: what its states before it get, beside what `z` let through.
    private void back(int s, int from, int to) {
        int n = units();
        float[] a = dg.buffer().floats();
        int ao = dg.start() + steps.start(s) * 4 * n;
        float[] c = dh.buffer().floats();
        int co = dh.start() + from;
        int rows = steps.size(s);
        hidden.multiply(rows, a, ao, 4 * n, 0, 2 * n, 0, from, to, c, co, n, true);
        hidden.multiply(rows, a, ao + 3 * n, 4 * n, 2 * n, n, 0, from, to, c, co, n, true);
    }

    /// Adds the gradient of the result to that of sequence `r`, which begins with it if the sequence ended here.
    private void take(int row, int r, boolean goesOn, int from, int to) {
        int n = units();
        float[] d = dy.buffer().floats();
        float[] x = dh.buffer().floats();
        int at = dy.start() + row * n;
        int xo = dh.start() + r * n;
        if (!goesOn) System.arraycopy(d, at + from, x, xo + from, to - from);
        else for (int j = from; j < to; j++) x[xo + j] += d[at + j];
    }

    private void unit(int row, View before, int beforeRow, int r, int from, int to) {
        int n = units();
        Provider.KERNELS.gruGrad(
                gates.buffer().floats(),
                gates.start() + row * 3 * n + from,
                n,
                hn.buffer().floats(),
                hn.start() + row * n + from,
                before.buffer().floats(),
                before.start() + beforeRow * n + from,
                dh.buffer().floats(),
                dh.start() + r * n + from,
                dg.buffer().floats(),
                dg.start() + row * 4 * n + from,
                to - from);
    }

    @Override
    public void access(Access access) {
        for (View view : Arrays.asList(dy, gates, hn, y, h0, hidden.read())) access.reads(view);
        access.writes(dg);
        access.writes(dh);
    }
}
