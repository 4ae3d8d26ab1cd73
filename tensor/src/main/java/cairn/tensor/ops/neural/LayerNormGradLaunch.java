package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// The gradient of [LayerNormLaunch] for its input: `dx = r · (g − mean(g) − h · mean(g·h))` with `g = dy · w`, run by run.
record LayerNormGradLaunch(View dy, View x, @Nullable View w, View mean, View r, int n, View dx)
        implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(mean.numel(), Team.partsFor(4L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) mean.numel() * (index + 1) / count);
        for (int i = (int) ((long) mean.numel() * index / count); i < end; i++) row(i);
    }

    private void row(int i) {
        float[] g = dx.buffer().floats(); // holds dy · w until it is overwritten
        int at = dx.start() + i * n;
        weigh(dy.buffer().floats(), dy.start() + i * n, g, at);
        float[] in = x.buffer().floats();
        int from = x.start() + i * n;
        float m = mean.buffer().floats()[mean.start() + i];
        float rate = r.buffer().floats()[r.start() + i];
        double sum = 0;
        double dot = 0;
        for (int j = 0; j < n; j++) {
            sum += g[at + j];
            dot += (double) g[at + j] * (in[from + j] - m);
        }
        float level = (float) (sum / n);
        float slope = (float) (dot / n * rate * rate);
        for (int j = 0; j < n; j++) g[at + j] = rate * (g[at + j] - level - (in[from + j] - m) * slope);
    }

    private void weigh(float[] d, int from, float[] g, int at) {
        if (w == null) {
            System.arraycopy(d, from, g, at, n);
            return;
        }
        float[] by = w.buffer().floats();
        int wo = w.start();
        for (int j = 0; j < n; j++) g[at + j] = d[from + j] * by[wo + j];
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        if (w != null) access.reads(w);
        access.reads(mean);
        access.reads(r);
        access.writes(dx);
    }
}
