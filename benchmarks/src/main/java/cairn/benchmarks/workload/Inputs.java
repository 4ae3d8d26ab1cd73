package cairn.benchmarks.workload;

import cairn.benchmarks.Handover.Batch;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Batches of noise, from the current generator. What is learned does not matter to the time it takes.
final class Inputs {
    private Inputs() {}

    /// Batches of normal numbers of shape `x`, whose first dimension is the batch, with a label below `classes` each.
    static List<Batch> labelled(int count, int classes, int... x) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) batches.add(new Batch(Tensor.randn(x), labels(classes, x[0])));
        return batches;
    }

    /// Batches of whole numbers below `symbols`, `[batch, length]`, and as many to predict.
    static List<Batch> tokens(int count, int symbols, int batch, int length) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Tensor x = labels(symbols, batch * length).reshape(batch, length);
            batches.add(new Batch(x, labels(symbols, batch * length)));
        }
        return batches;
    }

    private static Tensor labels(int classes, int n) {
        long[] labels = new long[n];
        for (int i = 0; i < n; i++) labels[i] = Rng.current().nextInt(classes);
        return Tensor.of(labels, n);
    }
}
