package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The gradients of a batch normalisation's weight and bias, `dw = Σ dy·h` and `db = Σ dy` with `h = (x − mean) · r`, for every channel
/// of `[N, C, L]`. Threads share the channels.
///
/// @param sums room for two numbers per channel, `Σ dy` and `Σ dy·(x − mean)`
record BatchNormSumsLaunch(View dy, View x, View mean, View r, double[] sums, View dw, View db)
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
        Arrays.fill(sums, 2 * from, 2 * to, 0);
        for (int i = 0; i < x.size(0); i++) {
            if (x.size(2) == 1) row(i * channels, from, to);
            else for (int c = from; c < to; c++) run(i * channels + c, c);
        }
        for (int c = from; c < to; c++) {
            dw.buffer().floats()[dw.start() + c] =
                    (float) (sums[2 * c + 1] * r.buffer().floats()[r.start() + c]);
            db.buffer().floats()[db.start() + c] = (float) sums[2 * c];
        }
    }

    private void row(int at, int from, int to) {
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] m = mean.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int mo = mean.start();
        for (int c = from; c < to; c++) {
            sums[2 * c] += g[go + c];
            sums[2 * c + 1] += (double) g[go + c] * (in[xo + c] - m[mo + c]);
        }
    }

    private void run(int number, int c) {
        int n = x.size(2);
        float m = mean.buffer().floats()[mean.start() + c];
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        Provider.KERNELS.centredSums(g, dy.start() + number * n, in, x.start() + number * n, m, n, sums, 2 * c);
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        access.reads(mean);
        access.reads(r);
        access.writes(dw);
        access.writes(db);
    }
}
