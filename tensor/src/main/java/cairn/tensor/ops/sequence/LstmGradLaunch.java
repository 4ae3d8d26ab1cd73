package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The gradient of [LstmLaunch], from the last step to the first.
///
/// @param dy `[rows, out]`
/// @param gates the gates, `[rows, 4H]`
/// @param hidden `V`
/// @param projection `P`; null for none
/// @param dg the gradient of what came in as gates
/// @param dh the gradient of `h` of every row that goes into the projection; without one, of one step at a time
/// @param dm of `o·tanh(c)` in the step at hand, `[batch, H]`; `dh` itself without a projection
/// @param dc on entry the gradient of the last `c`, on return of `c₀`
/// @param dh0 the gradient of `h₀`, `[batch, out]`; null if nobody asks
/// @param now the step, and whether it is past the projection
record LstmGradLaunch(
        TimeSteps steps,
        View dy,
        View gates,
        View c,
        View c0,
        Panels hidden,
        @Nullable Panels projection,
        View dg,
        View dh,
        View dm,
        View dc,
        @Nullable View dh0,
        int[] now)
        implements StepLaunch {
    @Override
    public void run() {
        now[1] = 0;
        for (int s = steps.count() - 1; s >= 0; s--) {
            now[0] = s;
            now[1] = 0;
            share(steps.size(s));
            if (projection == null) continue;
            now[1] = 1;
            share(steps.size(s));
        }
        now[0] = -1;
        now[1] = 0;
        if (dh0 != null) share(steps.size(0));
    }

    @Override
    public int units() {
        return now[1] == 0 ? dy.size(1) : c.size(1);
    }

    @Override
    public long rowProducts() {
        long products = (long) gates.size(1) * dy.size(1);
        return projection == null ? products : products + (long) dy.size(1) * c.size(1);
    }

    @Override
    public void part(int index, int count) {
        int s = now[0];
        int from = StepLaunch.cut(units(), index, count);
        int to = StepLaunch.cut(units(), index + 1, count);
        if (now[1] == 0) {
            if (s + 1 < steps.count()) begun(s + 1, from, to);
            if (s >= 0) hidden(s, from, to);
        } else {
            unproject(s, from, to);
        }
        if (s >= 0 && (now[1] == 1 || projection == null)) units(s, from, to);
    }

    /// The gradient of the initial states that step `s` began with.
    private void begun(int s, int from, int to) {
        int kept = steps.carried(s);
        int begun = steps.size(s) - kept;
        if (begun > 0 && dh0 != null) back(begun, steps.start(s) + kept, from, to, dh0, kept, false);
    }

    /// The gradient of `h` in step `s`: from the result, and from the step after.
    private void hidden(int s, int from, int to) {
        int out = dy.size(1);
        float[] to0 = dh.buffer().floats();
        int first = firstRow(s);
        for (int r = 0; r < steps.size(s); r++) {
            int at = dy.start() + (steps.start(s) + r) * out + from;
            System.arraycopy(dy.buffer().floats(), at, to0, dh.start() + (first + r) * out + from, to - from);
        }
        int kept = s + 1 < steps.count() ? steps.carried(s + 1) : 0;
        if (kept > 0) back(kept, steps.start(s + 1), from, to, dh, first, true);
    }

    private int firstRow(int s) {
        return projection == null ? 0 : steps.start(s);
    }

    /// `x[xRow + i] (+)= dg[row + i] · V` for `rows` rows.
    private void back(int rows, int row, int from, int to, View x, int xRow, boolean add) {
        int width = dg.size(1);
        int out = dy.size(1);
        float[] g = dg.buffer().floats();
        int xo = x.start() + xRow * out + from;
        hidden.multiply(
                rows,
                g,
                dg.start() + row * width,
                width,
                0,
                width,
                0,
                from,
                to,
                x.buffer().floats(),
                xo,
                out,
                add);
    }

    private void unproject(int s, int from, int to) {
        int out = dy.size(1);
        int n = c.size(1);
        float[] d = dh.buffer().floats();
        int at = dh.start() + steps.start(s) * out;
        if (projection == null) return;
        projection.multiply(
                steps.size(s), d, at, out, 0, out, 0, from, to, dm.buffer().floats(), dm.start() + from, n, false);
    }

    private void units(int s, int from, int to) {
        int n = c.size(1);
        int kept = steps.carried(s);
        for (int r = 0; r < steps.size(s); r++) {
            int row = steps.start(s) + r;
            View before = r < kept ? c : c0;
            int beforeRow = r < kept ? steps.start(s - 1) + r : r;
            Provider.KERNELS.lstmGrad(
                    gates.buffer().floats(),
                    gates.start() + row * 4 * n + from,
                    n,
                    before.buffer().floats(),
                    before.start() + beforeRow * n + from,
                    c.buffer().floats(),
                    c.start() + row * n + from,
                    dm.buffer().floats(),
                    dm.start() + r * n + from,
                    dc.buffer().floats(),
                    dc.start() + r * n + from,
                    dg.buffer().floats(),
                    dg.start() + row * 4 * n + from,
                    to - from);
        }
    }

    @Override
    public void access(Access access) {
        for (View view : Arrays.asList(dy, gates, c, c0, hidden.read())) access.reads(view);
        if (projection != null) access.reads(projection.read());
        access.updates(dc);
        access.writes(dg);
        access.writes(dh);
        if (dm != dh) access.writes(dm);
        if (dh0 != null) access.writes(dh0);
    }
}
