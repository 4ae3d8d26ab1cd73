package cairn.data;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.stream.IntStream;

/// Datasets whose sample `i` is easy to recognise.
final class Counting {
    private Counting() {}

    /// Sample `i` has inputs `[2i, 2i + 1]` and class `i % classes`.
    static TensorDataset of(int n, int classes) {
        float[] x = new float[2 * n];
        long[] y = new long[n];
        for (int i = 0; i < x.length; i++) x[i] = i;
        for (int i = 0; i < n; i++) y[i] = i % classes;
        var names = IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return TensorDataset.wrap(x, y, DataInfo.classes("counting", Shape.of(2), names));
    }

    /// The same as a user would write it: samples one by one.
    static Dataset byHand(int n, int classes) {
        return new Dataset() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public Sample get(int index) {
                return new Sample(
                        Tensor.of(new float[] {2 * index, 2 * index + 1}), Tensor.scalarLong(index % classes));
            }
        };
    }

    /// The numbers of the samples in a batch.
    static int[] numbers(Batch batch) {
        float[] x = batch.x().toFloatArray();
        int[] numbers = new int[batch.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (int) x[2 * i] / 2;
        return numbers;
    }

    /// The numbers of all samples.
    static int[] numbers(Dataset dataset) {
        return numbers(dataset.all());
    }
}
