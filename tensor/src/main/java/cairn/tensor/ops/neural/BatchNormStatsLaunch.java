package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// Mean and (biased) variance of every channel of `x[N, C, L]`. Threads share the channels.
///
/// @param sums room for one number per channel
record BatchNormStatsLaunch(View x, View mean, View var, double[] sums) implements Launch, Team.Task {
    @Override
    public void run() {
        if (x.numel() > 0) Team.run(this, Math.max(1, Math.min(x.size(1), Team.partsFor(2L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int from = Team.cut(x.size(1), 1, index, count);
        int to = Team.cut(x.size(1), 1, index + 1, count);
        if (x.size(2) > 1) {
            for (int c = from; c < to; c++) runs(c);
            return;
        }
        Arrays.fill(sums, from, to, 0);
        addRows(from, to);
        store(mean, from, to);
        Arrays.fill(sums, from, to, 0);
        addSquares(from, to);
        store(var, from, to);
    }

    private void store(View to, int first, int end) {
        float[] out = to.buffer().floats();
        for (int c = first; c < end; c++) out[to.start() + c] = (float) (sums[c] / x.size(0));
    }

    private void addRows(int from, int to) {
        float[] in = x.buffer().floats();
        for (int i = 0; i < x.size(0); i++) {
            int at = x.start() + i * x.size(1);
            for (int c = from; c < to; c++) sums[c] += in[at + c];
        }
    }

    private void addSquares(int from, int to) {
        float[] in = x.buffer().floats();
        float[] m = mean.buffer().floats();
        int mo = mean.start();
        for (int i = 0; i < x.size(0); i++) {
            int at = x.start() + i * x.size(1);
            for (int c = from; c < to; c++) {
                double d = in[at + c] - m[mo + c];
                sums[c] += d * d;
            }
        }
    }

    /// One pass over a channel: each run's own mean and squared differences from it, while it is in a cache, are merged
    /// into those of the runs before.
    ///
    /// Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979.
    private void runs(int c) {
        float[] in = x.buffer().floats();
        int n = x.size(2);
        double center = 0;
        double squares = 0;
        for (int i = 0; i < x.size(0); i++) {
            double m = (double) Provider.KERNELS.reduce(Reduce.SUM, in, run(i, c), n) / n;
            float near = (float) m;
            double own = Provider.KERNELS.sumSquaredDiff(in, run(i, c), near, n) - n * (m - near) * (m - near);
            double away = m - center;
            center += away / (i + 1);
            squares += own + away * away * n * i / (i + 1);
        }
        mean.buffer().floats()[mean.start() + c] = (float) center;
        var.buffer().floats()[var.start() + c] = (float) (Math.max(0, squares) / ((double) n * x.size(0)));
    }

    private int run(int sample, int c) {
        return x.start() + (sample * x.size(1) + c) * x.size(2);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(mean);
        access.writes(var);
    }
}
