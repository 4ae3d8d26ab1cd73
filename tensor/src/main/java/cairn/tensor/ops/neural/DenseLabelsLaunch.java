package cairn.tensor.ops.neural;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// Labels as rows of weights: `(1−ε)·w[t]` at the label and `ε/C·w[j]` everywhere; rows that do not count are 0.
record DenseLabelsLaunch(Labels labels, View y) implements Launch {
    @Override
    public void run() {
        float[] out = y.buffer().floats();
        Arrays.fill(out, y.start(), y.start() + y.numel(), 0);
        for (int i = 0; i < labels.target().numel(); i++) {
            int label = labels.at(i);
            if (label >= 0) row(out, y.start() + i * labels.classes(), label);
        }
    }

    private void row(float[] out, int at, int label) {
        double share = labels.smoothing() / labels.classes();
        if (share > 0) for (int j = 0; j < labels.classes(); j++) out[at + j] = (float) (share * labels.weight(j));
        out[at + label] += (float) ((1 - labels.smoothing()) * labels.weight(label));
    }

    @Override
    public void access(Access access) {
        labels.access(access);
        access.writes(y);
    }
}
