package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// `y = (x − mean) · r · w + b` for every channel of `x[N, C, L]`; `r = 1/√(var + ε)` is kept.
record BatchNormLaunch(
        View x,
        View mean,
        View var,
        @Nullable View w,
        @Nullable View b,
        double eps,
        View r,
        View y) implements Launch, Team.Task {
    @Override
    public void run() {
        float[] v = var.buffer().floats();
        float[] rate = r.buffer().floats();
        for (int c = 0; c < r.numel(); c++)
            rate[r.start() + c] = (float) (1 / Math.sqrt((double) v[var.start() + c] + eps));
        Team.run(this, Math.max(1, Math.min(runs(), Team.partsFor(2L * x.numel()))));
    }

    /// What threads share: samples if a channel has one value in each, else the values of one sample and channel.
    private int runs() {
        return x.size(2) == 1 ? x.size(0) : x.size(0) * x.size(1);
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) runs() * (index + 1) / count);
        for (int i = (int) ((long) runs() * index / count); i < end; i++) {
            if (x.size(2) == 1) row(x.start() + i * x.size(1), y.start() + i * x.size(1), x.size(1));
            else run(i, i % x.size(1));
        }
    }

    /// One sample with one value per channel.
    private void row(int from, int to, int channels) {
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        float[] m = mean.buffer().floats();
        float[] rate = r.buffer().floats();
        int mo = mean.start();
        int ro = r.start();
        for (int c = 0; c < channels; c++) out[to + c] = (in[from + c] - m[mo + c]) * rate[ro + c];
        if (w != null) {
            float[] by = w.buffer().floats();
            int wo = w.start();
            for (int c = 0; c < channels; c++) out[to + c] *= by[wo + c];
        }
        if (b != null) {
            float[] by = b.buffer().floats();
            int bo = b.start();
            for (int c = 0; c < channels; c++) out[to + c] += by[bo + c];
        }
    }

    /// The values of one sample and channel.
    private void run(int number, int c) {
        int n = x.size(2);
        float m = mean.buffer().floats()[mean.start() + c];
        float scale =
                r.buffer().floats()[r.start() + c] * (w == null ? 1 : w.buffer().floats()[w.start() + c]);
        float shift = b == null ? 0 : b.buffer().floats()[b.start() + c];
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        Provider.KERNELS.normalize(in, x.start() + number * n, m, scale, shift, out, y.start() + number * n, n);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(mean);
        access.reads(var);
        if (w != null) access.reads(w);
        if (b != null) access.reads(b);
        access.writes(r);
        access.writes(y);
    }
}
