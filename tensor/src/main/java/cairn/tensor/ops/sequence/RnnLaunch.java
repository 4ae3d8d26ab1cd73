package cairn.tensor.ops.sequence;

import cairn.tensor.TimeSteps;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Unary;
import org.jspecify.annotations.Nullable;

/// The steps of Elman's recurrence. On entry `y` holds what the inputs give, on return the states.
///
/// @param y `[rows, H]`
/// @param hidden `Vᵀ`
/// @param h0 `[batch, H]`; null for zeros
/// @param now the step
record RnnLaunch(
        TimeSteps steps,
        Unary activation,
        View y,
        Panels hidden,
        @Nullable View h0,
        int[] now) implements StepLaunch {
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
        return (long) units() * units();
    }

    @Override
    public void part(int index, int count) {
        int s = now[0];
        int n = units();
        int from = StepLaunch.cut(n, index, count);
        int to = StepLaunch.cut(n, index + 1, count);
        int kept = steps.carried(s);
        int begun = steps.size(s) - kept;
        if (kept > 0) add(kept, y, steps.start(s - 1), steps.start(s), from, to);
        if (begun > 0 && h0 != null) add(begun, h0, kept, steps.start(s) + kept, from, to);
        for (int r = 0; r < steps.size(s); r++) {
            int at = y.start() + (steps.start(s) + r) * n + from;
            Provider.KERNELS.unary(
                    activation, y.buffer().floats(), at, 1, y.buffer().floats(), at, 1, to - from);
        }
    }

    private void add(int rows, View h, int hRow, int row, int from, int to) {
        int n = units();
        float[] x = h.buffer().floats();
        int at = y.start() + row * n + from;
        hidden.multiply(
                rows, x, h.start() + hRow * n, n, 0, n, 0, from, to, y.buffer().floats(), at, n, true);
    }

    @Override
    public void access(Access access) {
        access.updates(y);
        access.reads(hidden.read());
        if (h0 != null) access.reads(h0);
    }
}
