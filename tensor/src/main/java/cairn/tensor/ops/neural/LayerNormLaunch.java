package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.Kernels;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Ternary;
import org.jspecify.annotations.Nullable;

/// `y = (x − mean) · r · w + b` for every run of `n` elements of contiguous `x`, whose mean and `r = 1/√(var + ε)` are kept.
///
/// @param mean null for values that are not centred: 0 stands for their mean
record LayerNormLaunch(
        View x,
        @Nullable View w,
        @Nullable View b,
        double eps,
        int n,
        View y,
        @Nullable View mean,
        View r) implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(r.numel(), Team.partsFor(3L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) r.numel() * (index + 1) / count);
        for (int i = (int) ((long) r.numel() * index / count); i < end; i++) row(i);
    }

    private void row(int i) {
        Kernels k = Provider.KERNELS;
        float[] in = x.buffer().floats();
        int at = x.start() + i * n;
        float m = mean == null ? 0 : k.reduce(Reduce.SUM, in, at, n) / n;
        float rate = (float) (1 / Math.sqrt((double) k.sumSquaredDiff(in, at, m, n) / n + eps));
        if (mean != null) mean.buffer().floats()[mean.start() + i] = m;
        r.buffer().floats()[r.start() + i] = rate;
        float[] out = y.buffer().floats();
        int to = y.start() + i * n;
        k.normalize(in, at, m, rate, 0, out, to, n);
        if (w != null && b != null) scaleAndShift(w, b, out, to);
        else if (w != null) k.binary(Binary.MUL, out, to, 1, w.buffer().floats(), w.start(), 1, out, to, 1, n);
        else if (b != null) k.binary(Binary.ADD, out, to, 1, b.buffer().floats(), b.start(), 1, out, to, 1, n);
    }

    private void scaleAndShift(View by, View plus, float[] out, int to) {
        float[] scale = by.buffer().floats();
        float[] shift = plus.buffer().floats();
        Provider.KERNELS.ternary(
                Ternary.MULTIPLY_ADD, shift, plus.start(), 1, out, to, 1, scale, by.start(), 1, out, to, 1, n);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        if (w != null) access.reads(w);
        if (b != null) access.reads(b);
        if (mean != null) access.writes(mean);
        access.writes(r);
        access.writes(y);
    }
}
