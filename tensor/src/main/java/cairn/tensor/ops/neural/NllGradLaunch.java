package cairn.tensor.ops.neural;

import cairn.tensor.Reduction;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// `dx[t] = −dy · w[t]` for every label of contiguous `dx[N, C, L]`, 0 elsewhere.
///
/// @param dy one element per label, or a single one divided by `divisor`
record NllGradLaunch(View dy, Labels labels, Reduction reduction, View divisor, View dx) implements Launch {
    @Override
    public void run() {
        float[] out = dx.buffer().floats();
        Arrays.fill(out, dx.start(), dx.start() + dx.numel(), 0);
        int n = dx.size(2);
        for (int i = 0; i < labels.target().numel(); i++) {
            int label = labels.at(i);
            if (label >= 0)
                out[dx.start() + (i / n * dx.size(1) + label) * n + i % n] = -labels.weight(label) * scale(i);
        }
    }

    private float scale(int i) {
        float[] g = dy.buffer().floats();
        return reduction == Reduction.NONE
                ? g[dy.start() + i]
                : g[dy.start()] / divisor.buffer().floats()[divisor.start()];
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        labels.access(access);
        if (reduction != Reduction.NONE) access.reads(divisor);
        access.writes(dx);
    }
}
