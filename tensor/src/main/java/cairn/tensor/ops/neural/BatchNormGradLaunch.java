package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// The gradient of [BatchNormLaunch] for its input: `dx = w · r · (dy − db/n − h · dw/n)` over `[N, C, L]`, with `n` values per channel.
///
/// @param dw null where the statistics were not the batch's own: then `dx = w · r · dy`
/// @param factors room for three numbers per channel, `[3, C]`
record BatchNormGradLaunch(
        View dy,
        View x,
        @Nullable View w,
        View mean,
        View r,
        @Nullable View dw,
        View db,
        View factors,
        View dx) implements Launch, Team.Task {
    @Override
    public void run() {
        for (int c = 0; c < x.size(1); c++) prepare(c);
        Team.run(this, Math.max(1, Math.min(x.size(0), Team.partsFor(3L * x.numel()))));
    }

    /// `dx = scale · (dy − level − (x − mean) · slope)`
    private void prepare(int c) {
        int channels = x.size(1);
        float n = (float) x.size(0) * x.size(2);
        float rate = r.buffer().floats()[r.start() + c];
        float[] f = factors.buffer().floats();
        int at = factors.start() + c;
        f[at] = rate * (w == null ? 1 : w.buffer().floats()[w.start() + c]);
        f[at + channels] = dw == null ? 0 : db.buffer().floats()[db.start() + c] / n;
        f[at + 2 * channels] = dw == null ? 0 : dw.buffer().floats()[dw.start() + c] / n * rate;
    }

    @Override
    public void part(int index, int count) {
        int channels = x.size(1);
        int end = (int) ((long) x.size(0) * (index + 1) / count);
        for (int i = (int) ((long) x.size(0) * index / count); i < end; i++) {
            if (x.size(2) == 1) row(i * channels, channels);
            else for (int c = 0; c < channels; c++) run((i * channels + c) * x.size(2), c);
        }
    }

    /// One sample with one value per channel.
    private void row(int at, int channels) {
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] m = mean.buffer().floats();
        float[] f = factors.buffer().floats();
        float[] out = dx.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int mo = mean.start();
        int scale = factors.start();
        int level = scale + channels;
        int slope = level + channels;
        int to = dx.start() + at;
        for (int c = 0; c < channels; c++)
            out[to + c] = f[scale + c] * (g[go + c] - f[level + c] - (in[xo + c] - m[mo + c]) * f[slope + c]);
    }

    /// The values of one sample and channel.
    private void run(int at, int c) {
        float[] f = factors.buffer().floats();
        float scale = f[factors.start() + c];
        float level = f[factors.start() + x.size(1) + c];
        float slope = f[factors.start() + 2 * x.size(1) + c];
        float m = mean.buffer().floats()[mean.start() + c];
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] out = dx.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int to = dx.start() + at;
        int n = x.size(2);
        for (int i = 0; i < n; i++) out[to + i] = scale * (g[go + i] - level - (in[xo + i] - m) * slope);
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        if (w != null) access.reads(w);
        access.reads(mean);
        access.reads(r);
        if (dw != null) access.reads(dw);
        if (dw != null) access.reads(db);
        access.writes(factors);
        access.writes(dx);
    }
}
