package cairn.tensor.ops.resample;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// Weighted sums along one dim of contiguous `x`: `[*, in, inner] → [*, out, inner]`. Threads share the outer dims.
record ResampleLaunch(View x, View y, Taps taps, int inner) implements Launch, Team.Task {
    @Override
    public void run() {
        long work = (long) inner * taps.places().length * outer();
        if (y.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(work), 1, outer()));
    }

    private int outer() {
        return y.numel() / (taps.out() * inner);
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(outer(), 1, index + 1, count);
        for (int p = Team.cut(outer(), 1, index, count); p < end; p++) {
            int from = x.start() + p * taps.in() * inner;
            int to = y.start() + p * taps.out() * inner;
            if (inner == 1) elements(from, to);
            else rows(from, to);
        }
    }

    /// Along the last dim.
    private void elements(int from, int to) {
        int[] starts = taps.starts();
        int each = taps.each();
        if (each == 1) ones(from, to, starts.length - 1);
        else if (each == 2) twos(from, to, starts.length - 1);
        else for (int o = 0; o < starts.length - 1; o++) element(from, to + o, starts[o], starts[o + 1]);
    }

    private void element(int from, int to, int first, int end) {
        float[] in = x.buffer().floats();
        float sum = 0;
        for (int t = first; t < end; t++) sum += taps.weight(t) * in[from + taps.places()[t]];
        y.buffer().floats()[to] = sum;
    }

    private void ones(int from, int to, int n) {
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        int[] places = taps.places();
        int[] weights = taps.weights();
        for (int o = 0; o < n; o++) out[to + o] = Float.intBitsToFloat(weights[o]) * in[from + places[o]];
    }

    private void twos(int from, int to, int n) {
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        int[] places = taps.places();
        int[] weights = taps.weights();
        for (int o = 0; o < n; o++)
            out[to + o] = Float.intBitsToFloat(weights[2 * o]) * in[from + places[2 * o]]
                    + Float.intBitsToFloat(weights[2 * o + 1]) * in[from + places[2 * o + 1]];
    }

    /// Along another dim: whole rows.
    private void rows(int from, int to) {
        float[] out = y.buffer().floats();
        int[] starts = taps.starts();
        for (int o = 0; o < starts.length - 1; o++) {
            int row = to + o * inner;
            if (starts[o] == starts[o + 1]) Arrays.fill(out, row, row + inner, 0);
            for (int t = starts[o]; t < starts[o + 1]; t++)
                row(taps.weight(t), from + taps.places()[t] * inner, row, t == starts[o]);
        }
    }

    private void row(float w, int from, int to, boolean isFirst) {
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        if (isFirst) for (int i = 0; i < inner; i++) out[to + i] = w * in[from + i];
        else for (int i = 0; i < inner; i++) out[to + i] += w * in[from + i];
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
