package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// The gradient of [LayerNormLaunch] for its input: `dx = r · (g − mean(g) − h · mean(g·h))` with `g = dy · w`, run by run.
///
/// @param mean null for values that were not centred: then `dx = r · (g − h · mean(g·h))`
/// @param sums room for two numbers of each thread
record LayerNormGradLaunch(
        View dy, View x, @Nullable View w, @Nullable View mean, View r, int n, double[] sums, View dx)
        implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(r.numel(), Team.partsFor(4L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) r.numel() * (index + 1) / count);
        for (int i = (int) ((long) r.numel() * index / count); i < end; i++) row(i, 2 * index);
    }

    private void row(int i, int room) {
        float[] g = dx.buffer().floats(); // holds dy · w until it is overwritten
        int at = dx.start() + i * n;
        weigh(dy.buffer().floats(), dy.start() + i * n, g, at);
        float[] in = x.buffer().floats();
        int from = x.start() + i * n;
        float m = mean == null ? 0 : mean.buffer().floats()[mean.start() + i];
        float rate = r.buffer().floats()[r.start() + i];
        sums[room] = 0;
        sums[room + 1] = 0;
        Provider.KERNELS.centredSums(g, at, in, from, m, n, sums, room);
        float level = mean == null ? 0 : (float) (rate * sums[room] / n);
        float slope = (float) (sums[room + 1] / n * rate * rate * rate);
        Provider.KERNELS.normalizeGrad(g, at, in, from, m, rate, level, slope, g, at, n);
    }

    private void weigh(float[] d, int from, float[] g, int at) {
        if (w == null) {
            System.arraycopy(d, from, g, at, n);
            return;
        }
        Provider.KERNELS.binary(Binary.MUL, d, from, 1, w.buffer().floats(), w.start(), 1, g, at, 1, n);
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        if (w != null) access.reads(w);
        if (mean != null) access.reads(mean);
        access.reads(r);
        access.writes(dx);
    }
}
