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
        Arrays.fill(sums, from, to, 0);
        if (x.size(2) == 1) addRows(from, to);
        else for (int c = from; c < to; c++) addRuns(c);
        store(mean, from, to);
        Arrays.fill(sums, from, to, 0);
        if (x.size(2) == 1) addSquares(from, to);
        else for (int c = from; c < to; c++) addSquaredRuns(c);
        store(var, from, to);
    }

    private void store(View to, int first, int end) {
        double count = (double) x.size(0) * x.size(2);
        float[] out = to.buffer().floats();
        for (int c = first; c < end; c++) out[to.start() + c] = (float) (sums[c] / count);
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

    private void addRuns(int c) {
        for (int i = 0; i < x.size(0); i++)
            sums[c] += Provider.KERNELS.reduce(Reduce.SUM, x.buffer().floats(), run(i, c), x.size(2));
    }

    private void addSquaredRuns(int c) {
        float m = mean.buffer().floats()[mean.start() + c];
        for (int i = 0; i < x.size(0); i++)
            sums[c] += Provider.KERNELS.sumSquaredDiff(x.buffer().floats(), run(i, c), m, x.size(2));
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
