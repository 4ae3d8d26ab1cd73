package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import cairn.tensor.kernels.Unary;

/// `y = −t·log(x) − (1−t)·log(1−x)` with logarithms of at least −100, for probabilities `x`.
///
/// @param rest room for `log(1−x)`
record BinaryCrossEntropyLaunch(View x, View target, View rest, View y) implements Launch, Team.Task {
    private static final float LEAST = -100;

    @Override
    public void run() {
        Team.run(this, Team.partsFor(8L * y.numel()));
    }

    @Override
    public void part(int index, int count) {
        int from = Team.cut(y.numel(), 16, index, count);
        int n = Team.cut(y.numel(), 16, index + 1, count) - from;
        float[] p = x.buffer().floats();
        float[] logs = y.buffer().floats();
        float[] rests = rest.buffer().floats();
        int xo = x.start() + from;
        int yo = y.start() + from;
        int ro = rest.start() + from;
        check(p, xo, n);
        Provider.KERNELS.unary(Unary.LOG, p, xo, 1, logs, yo, 1, n);
        Provider.KERNELS.unary(Unary.NEG, p, xo, 1, rests, ro, 1, n);
        Provider.KERNELS.unary(Unary.LOG1P, rests, ro, 1, rests, ro, 1, n);
        float[] t = target.buffer().floats();
        int to = target.start() + from;
        for (int i = 0; i < n; i++)
            logs[yo + i] = (t[to + i] - 1) * Math.max(rests[ro + i], LEAST) - t[to + i] * Math.max(logs[yo + i], LEAST);
    }

    private static void check(float[] p, int at, int n) {
        for (int i = at; i < at + n; i++)
            if (!(p[i] >= 0 && p[i] <= 1))
                throw new IllegalArgumentException("binaryCrossEntropy: probabilities must be in [0, 1], got " + p[i]
                        + ". For scores use BCEWithLogitsLoss.");
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(target);
        access.writes(rest);
        access.writes(y);
    }
}
