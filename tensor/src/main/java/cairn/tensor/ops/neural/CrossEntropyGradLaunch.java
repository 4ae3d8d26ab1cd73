package cairn.tensor.ops.neural;

import cairn.tensor.Reduction;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;

/// The gradient of [CrossEntropyLaunch]: `dx = dy · w · (softmax(x) − onehot)` for every row, and 0 for rows that do not count.
///
/// @param dy one element per row, or a single one divided by `divisor`
record CrossEntropyGradLaunch(View dy, View x, Labels labels, Reduction reduction, View divisor, View dx)
        implements Launch, Team.Task {
    @Override
    public void run() {
        if (dx.numel() > 0) Team.run(this, Math.max(1, Math.min(x.size(0), Team.partsFor(8L * x.numel()))));
    }

    @Override
    public void part(int index, int count) {
        int classes = x.size(1);
        int from = (int) ((long) x.size(0) * index / count);
        int to = (int) ((long) x.size(0) * (index + 1) / count);
        int at = from * classes;
        Provider.KERNELS.softmaxRows(
                to - from, x.buffer().floats(), x.start() + at, dx.buffer().floats(), dx.start() + at, classes);
        for (int i = from; i < to; i++) row(i, classes);
    }

    /// The gradient of a row, in place of its probabilities.
    private void row(int row, int classes) {
        float[] out = dx.buffer().floats();
        int at = dx.start() + row * classes;
        int label = labels.at(row);
        if (label < 0) {
            java.util.Arrays.fill(out, at, at + classes, 0);
            return;
        }
        if (labels.smoothing() == 0) hit(out, at, classes, label, scale(row));
        else smoothed(out, at, classes, label, scale(row));
    }

    /// `dx = scale · w · (p − onehot)`, in place of `p`.
    private void hit(float[] p, int at, int classes, int label, float scale) {
        float s = scale * labels.weight(label);
        for (int j = 0; j < classes; j++) p[at + j] *= s;
        p[at + label] -= s;
    }

    /// `dx = scale · ((1−ε)·w_t·(p − onehot) + ε/C·(p·Σw − w))`, in place of `p`.
    private void smoothed(float[] p, int at, int classes, int label, float scale) {
        float hit = (float) (scale * (1 - labels.smoothing()) * labels.weight(label));
        float each = (float) (scale * labels.smoothing() / classes);
        double all = 0;
        for (int j = 0; j < classes; j++) all += labels.weight(j);
        float factor = (float) (hit + each * all);
        for (int j = 0; j < classes; j++) p[at + j] = p[at + j] * factor - each * labels.weight(j);
        p[at + label] -= hit;
    }

    private float scale(int row) {
        float[] g = dy.buffer().floats();
        return reduction == Reduction.NONE
                ? g[dy.start() + row]
                : g[dy.start()] / divisor.buffer().floats()[divisor.start()];
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(x);
        labels.access(access);
        if (reduction != Reduction.NONE) access.reads(divisor);
        access.writes(dx);
    }
}
