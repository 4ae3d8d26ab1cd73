package cairn.tensor.ops.neural;

import cairn.tensor.Reduction;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Reduce;
import cairn.tensor.kernels.Team;

/// The cross-entropy of every row of `x[rows, classes]`, and their sum or average.
///
/// @param losses where the rows' losses go
/// @param y the result: `losses` itself if there is no reduction
/// @param divisor one element: what the sum was divided by
record CrossEntropyLaunch(View x, Labels labels, Reduction reduction, View losses, View y, View divisor)
        implements Launch, Team.Task {
    @Override
    public void run() {
        Team.run(this, Math.max(1, Math.min(losses.numel(), Team.partsFor(8L * x.numel()))));
        if (reduction != Reduction.NONE) reduce();
    }

    @Override
    public void part(int index, int count) {
        int from = (int) ((long) losses.numel() * index / count);
        int to = (int) ((long) losses.numel() * (index + 1) / count);
        float[] out = losses.buffer().floats();
        int at = losses.start();
        int classes = x.size(1);
        Provider.KERNELS.logSumExpRows(
                to - from, x.buffer().floats(), x.start() + from * classes, out, at + from, classes);
        for (int i = from; i < to; i++) out[at + i] = loss(i, out[at + i]);
    }

    /// The loss of a row, from the logarithm of the sum of its exponentials.
    private float loss(int row, float lse) {
        int label = labels.at(row);
        if (label < 0) return 0;
        float[] scores = x.buffer().floats();
        int classes = x.size(1);
        int at = x.start() + row * classes;
        double hit = labels.weight(label) * ((double) lse - scores[at + label]);
        if (labels.smoothing() == 0) return (float) hit;
        double all = 0;
        for (int j = 0; j < classes; j++) all += labels.weight(j) * ((double) lse - scores[at + j]);
        return (float) ((1 - labels.smoothing()) * hit + labels.smoothing() / classes * all);
    }

    private void reduce() {
        float sum = Provider.KERNELS.reduce(Reduce.SUM, losses.buffer().floats(), losses.start(), losses.numel());
        float by = reduction == Reduction.SUM ? 1 : labels.totalWeight();
        divisor.buffer().floats()[divisor.start()] = by;
        y.buffer().floats()[y.start()] = sum / by;
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
