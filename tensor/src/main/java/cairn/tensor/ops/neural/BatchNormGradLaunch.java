package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// The gradient of [BatchNormLaunch] for its input: `dx = w · r · (dy − db/n − h · dw/n)` over `[N, C, L]`, with `n` values per channel.
///
/// @param dw null where the statistics were not the batch's own: then `dx = w · r · dy`
record BatchNormGradLaunch(
        View dy,
        View x,
        @Nullable View w,
        View mean,
        View r,
        @Nullable View dw,
        View db,
        View dx) implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(x.size(0), Team.partsFor(3L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) x.size(0) * (index + 1) / count);
        for (int i = (int) ((long) x.size(0) * index / count); i < end; i++)
            for (int c = 0; c < x.size(1); c++) run((i * x.size(1) + c) * x.size(2), c);
    }

    private void run(int at, int c) {
        float n = (float) x.size(0) * x.size(2);
        float rate = r.buffer().floats()[r.start() + c];
        float scale = rate * (w == null ? 1 : w.buffer().floats()[w.start() + c]);
        float level = dw == null ? 0 : db.buffer().floats()[db.start() + c] / n;
        float slope = dw == null ? 0 : dw.buffer().floats()[dw.start() + c] / n * rate;
        float m = mean.buffer().floats()[mean.start() + c];
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] out = dx.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int to = dx.start() + at;
        for (int i = 0; i < x.size(2); i++) out[to + i] = scale * (g[go + i] - level - (in[xo + i] - m) * slope);
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
        access.writes(dx);
    }
}
