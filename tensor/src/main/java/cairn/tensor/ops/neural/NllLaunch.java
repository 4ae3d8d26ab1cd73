package cairn.tensor.ops.neural;

import cairn.tensor.Reduction;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;

/// `−w[t] · x[t]` for every label of contiguous `x[N, C, L]`, and their sum or average.
///
/// @param y the result: `losses` itself if there is no reduction
/// @param divisor one element: what the sum was divided by
record NllLaunch(View x, Labels labels, Reduction reduction, View losses, View y, View divisor) implements Launch {
    @Override
    public void run() {
        float[] out = losses.buffer().floats();
        for (int i = 0; i < losses.numel(); i++) out[losses.start() + i] = loss(i);
        if (reduction == Reduction.NONE) return;
        float sum = Provider.KERNELS.reduce(Reduce.SUM, out, losses.start(), losses.numel());
        float by = reduction == Reduction.SUM ? 1 : labels.totalWeight();
        divisor.buffer().floats()[divisor.start()] = by;
        y.buffer().floats()[y.start()] = sum / by;
    }

    private float loss(int i) {
        int label = labels.at(i);
        if (label < 0) return 0;
        int n = x.size(2);
        return -labels.weight(label) * x.buffer().floats()[x.start() + (i / n * x.size(1) + label) * n + i % n];
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        labels.access(access);
        access.writes(losses);
        if (reduction == Reduction.NONE) return;
        access.writes(divisor);
        access.writes(y);
    }
}
