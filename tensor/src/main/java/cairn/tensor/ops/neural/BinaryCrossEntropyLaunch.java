package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// `y = −t·log(x) − (1−t)·log(1−x)` with logarithms of at least −100, for probabilities `x`.
record BinaryCrossEntropyLaunch(View x, View target, View y) implements Launch, Team.Task {
    private static final double LEAST = -100;

    @Override
    public void run() {
        Team.run(this, Team.partsFor(8L * y.numel()));
    }

    @Override
    public void part(int index, int count) {
        float[] p = x.buffer().floats();
        float[] t = target.buffer().floats();
        float[] out = y.buffer().floats();
        int end = Team.cut(y.numel(), 16, index + 1, count);
        for (int i = Team.cut(y.numel(), 16, index, count); i < end; i++)
            out[y.start() + i] = (float) loss(p[x.start() + i], t[target.start() + i]);
    }

    private static double loss(float p, float t) {
        if (!(p >= 0 && p <= 1))
            throw new IllegalArgumentException("binaryCrossEntropy: probabilities must be in [0, 1], got " + p
                    + ". For scores use BCEWithLogitsLoss.");
        return -t * Math.max(Math.log(p), LEAST) - (1.0 - t) * Math.max(Math.log1p(-p), LEAST);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(target);
        access.writes(y);
    }
}
