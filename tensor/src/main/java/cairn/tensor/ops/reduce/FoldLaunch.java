package cairn.tensor.ops.reduce;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;

/// Folds the middle of contiguous `x[outer, n, inner]` into `y[outer, inner]`.
record FoldLaunch(Reduce op, View x, View y, int outer, int n, int inner) implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(outer, Team.partsFor((long) outer * n * inner))));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) outer * (index + 1) / count);
        for (int o = (int) ((long) outer * index / count); o < end; o++)
            foldBlock(x.start() + o * n * inner, y.start() + o * inner);
    }

    private void foldBlock(int xo, int yo) {
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        if (inner == 1) out[yo] = Provider.KERNELS.reduce(op, in, xo, n);
        else Provider.KERNELS.reduceRows(op, in, xo, inner, n, out, yo, inner);
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
