package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The gradient of [LayerNormLaunch] for its weight: `dw[j] = Σ dy · (x − mean) · r` over the runs. Threads share the columns.
///
/// @param mean null for values that were not centred
record LayerNormWeightGradLaunch(View dy, View x, @Nullable View mean, View r, int n, View dw)
        implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(n, Team.partsFor(2L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int from = Team.cut(n, 16, index, count);
        int to = Team.cut(n, 16, index + 1, count);
        if (from == to) return;
        Arrays.fill(dw.buffer().floats(), dw.start() + from, dw.start() + to, 0);
        for (int i = 0; i < r.numel(); i++) add(i, from, to);
    }

    private void add(int i, int from, int to) {
        float[] g = dy.buffer().floats();
        float[] in = x.buffer().floats();
        float[] sum = dw.buffer().floats();
        int go = dy.start() + i * n;
        int xo = x.start() + i * n;
        int so = dw.start();
        float m = mean == null ? 0 : mean.buffer().floats()[mean.start() + i];
        float rate = r.buffer().floats()[r.start() + i];
        Provider.KERNELS.addNormalized(g, go + from, in, xo + from, m, rate, sum, so + from, to - from);
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        if (mean != null) access.reads(mean);
        access.reads(r);
        access.writes(dw);
    }
}
