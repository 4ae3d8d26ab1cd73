package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// The gradient of [LayerNormLaunch] for its input: `dx = r · (g − mean(g) − h · mean(g·h))` with `g = dy · w`, run by run.
///
/// @param mean null for values that were not centred: then `dx = r · (g − h · mean(g·h))`
/// @param centred room for one run of each thread
record LayerNormGradLaunch(
        View dy, View x, @Nullable View w, @Nullable View mean, View r, int n, View centred, View dx)
        implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(r.numel(), Team.partsFor(4L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) r.numel() * (index + 1) / count);
        int room = centred.start() + index * n;
        for (int i = (int) ((long) r.numel() * index / count); i < end; i++) row(i, room);
    }

    private void row(int i, int room) {
        float[] g = dx.buffer().floats(); // holds dy · w until it is overwritten
        int at = dx.start() + i * n;
        weigh(dy.buffer().floats(), dy.start() + i * n, g, at);
        float[] c = centred.buffer().floats();
        float[] in = x.buffer().floats();
        int from = x.start() + i * n;
        float m = mean == null ? 0 : mean.buffer().floats()[mean.start() + i];
        for (int j = 0; j < n; j++) c[room + j] = in[from + j] - m;
        float rate = r.buffer().floats()[r.start() + i];
        float level = mean == null ? 0 : Provider.KERNELS.reduce(Reduce.SUM, g, at, n) / n;
        float slope = Provider.KERNELS.dot(g, at, c, room, n) / n * rate * rate;
        for (int j = 0; j < n; j++) g[at + j] = rate * (g[at + j] - level - c[room + j] * slope);
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
        if (mean != null) access.reads(mean);
        access.reads(r);
        access.scratch(centred);
        access.writes(dx);
    }
}
