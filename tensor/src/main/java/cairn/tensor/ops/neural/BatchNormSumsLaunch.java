package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The gradients of a batch normalisation's weight and bias, `dw = Σ dy·h` and `db = Σ dy` with `h = (x − mean) · r`, for every channel
/// of `[N, C, L]`. Threads share the channels.
///
/// @param dots room for one number per channel, as is `sums`
/// @param centred room for one run of each thread
record BatchNormSumsLaunch(
        View dy, View x, View mean, View r, double[] dots, double[] sums, View centred, View dw, View db)
        implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(x.size(1), Team.partsFor(2L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int channels = x.size(1);
        int from = Team.cut(channels, 1, index, count);
        int to = Team.cut(channels, 1, index + 1, count);
        Arrays.fill(dots, from, to, 0);
        Arrays.fill(sums, from, to, 0);
        for (int i = 0; i < x.size(0); i++) {
            if (x.size(2) == 1) row(i * channels, from, to);
            else for (int c = from; c < to; c++) run(i * channels + c, c, centred.start() + index * x.size(2));
        }
        for (int c = from; c < to; c++) {
            dw.buffer().floats()[dw.start() + c] = (float) (dots[c] * r.buffer().floats()[r.start() + c]);
            db.buffer().floats()[db.start() + c] = (float) sums[c];
        }
    }

    private void row(int at, int from, int to) {
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] m = mean.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int mo = mean.start();
        for (int c = from; c < to; c++) dots[c] += (double) g[go + c] * (in[xo + c] - m[mo + c]);
        for (int c = from; c < to; c++) sums[c] += g[go + c];
    }

    private void run(int number, int c, int room) {
        int n = x.size(2);
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] h = centred.buffer().floats();
        int xo = x.start() + number * n;
        float m = mean.buffer().floats()[mean.start() + c];
        for (int i = 0; i < n; i++) h[room + i] = in[xo + i] - m;
        dots[c] += Provider.KERNELS.dot(g, dy.start() + number * n, h, room, n);
        sums[c] += Provider.KERNELS.reduce(Reduce.SUM, g, dy.start() + number * n, n);
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        access.reads(mean);
        access.reads(r);
        access.scratch(centred);
        access.writes(dw);
        access.writes(db);
    }
}
