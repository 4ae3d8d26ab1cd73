package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// The gradients of a batch normalisation's weight and bias, `dw = Σ dy·h` and `db = Σ dy` with `h = (x − mean) · r`, for every channel
/// of `[N, C, L]`. Threads share the channels.
///
/// @param sums room for two numbers per channel
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
        Arrays.fill(sums, from, to, 0);
        Arrays.fill(sums, channels + from, channels + to, 0);
        for (int i = 0; i < x.size(0); i++) {
            if (x.size(2) == 1) row(i * channels, from, to);
            else for (int c = from; c < to; c++) run(i * channels + c, c);
        }
        for (int c = from; c < to; c++) {
            dw.buffer().floats()[dw.start() + c] = (float) (sums[c] * r.buffer().floats()[r.start() + c]);
            db.buffer().floats()[db.start() + c] = (float) sums[channels + c];
        }
    }

    private void row(int at, int from, int to) {
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] m = mean.buffer().floats();
        int go = dy.start() + at;
        int xo = x.start() + at;
        int mo = mean.start();
        int all = x.size(1);
        for (int c = from; c < to; c++) {
            sums[c] += (double) g[go + c] * (in[xo + c] - m[mo + c]);
            sums[all + c] += g[go + c];
        }
    }

    private void run(int number, int c) {
        int n = x.size(2);
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        int go = dy.start() + number * n;
        int xo = x.start() + number * n;
        float m = mean.buffer().floats()[mean.start() + c];
        double dot = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            dot += (double) g[go + i] * (in[xo + i] - m);
            sum += g[go + i];
        }
        sums[c] += dot;
        sums[x.size(1) + c] += sum;
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
