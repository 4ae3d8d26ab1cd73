package cairn.data.transform;

import cairn.data.Batch;
import cairn.data.Dataset;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Mean, standard deviation, minimum and maximum of a dataset's inputs or targets: per feature of `[features]`, per channel of
/// `[channels, height, width]`, and over everything for other shapes.
final class Statistics {
    private static final int CHUNK = 1024;

    private final float[] shift;
    private final double[] sum;
    private final double[] sumOfSquares;
    private final float[] min;
    private final float[] max;
    private long count;

    private Statistics(int channels) {
        shift = new float[channels];
        sum = new double[channels];
        sumOfSquares = new double[channels];
        min = new float[channels];
        max = new float[channels];
        Arrays.fill(min, Float.POSITIVE_INFINITY);
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
    }

    static Statistics of(Dataset dataset) {
        return of(dataset, Batch::x);
    }

    /// Of what `part` takes from each batch.
    static Statistics of(Dataset dataset, Function<Batch, Tensor> part) {
        if (dataset.size() == 0) throw new IllegalArgumentException("fit: the dataset is empty.");
        var statistics = new Statistics(channels(part.apply(dataset.batch(0)).shape()));
        for (int from = 0; from < dataset.size(); from += CHUNK) {
            int to = Math.min(from + CHUNK, dataset.size());
            statistics.add(part.apply(dataset.batch(IntStream.range(from, to).toArray())));
        }
        return statistics;
    }

    private static int channels(Shape batch) {
        return batch.rank() == 2 || batch.rank() >= 4 ? batch.size(1) : 1;
    }

    /// Sums are taken of `x − shift`, with the first value seen as the shift: squares of large offsets would cancel.
    private void add(Tensor batch) {
        float[] x = batch.toFloatArray();
        int channels = sum.length;
        int inner = x.length / (batch.size(0) * channels);
        if (count == 0) {
            for (int c = 0; c < channels; c++) shift[c] = x[c * inner];
        }
        for (int at = 0, c = 0; at < x.length; at += inner, c = (c + 1) % channels) add(x, at, inner, c);
        count += x.length / channels;
    }

    private void add(float[] x, int from, int length, int c) {
        double s = 0;
        double ss = 0;
        float low = min[c];
        float high = max[c];
        for (int i = from; i < from + length; i++) {
            double d = x[i] - shift[c];
            s += d;
            ss += d * d;
            low = Math.min(low, x[i]);
            high = Math.max(high, x[i]);
        }
        sum[c] += s;
        sumOfSquares[c] += ss;
        min[c] = low;
        max[c] = high;
    }

    List<Float> mean() {
        return floats(IntStream.range(0, sum.length).mapToDouble(c -> shift[c] + sum[c] / count));
    }

    /// The standard deviation with divisor n. Where all values are equal it is given as 1, so that dividing by it keeps them finite.
    List<Float> std() {
        return floats(IntStream.range(0, sum.length).mapToDouble(this::std));
    }

    private double std(int c) {
        double mean = sum[c] / count;
        double variance = sumOfSquares[c] / count - mean * mean;
        return variance > 0 && min[c] < max[c] ? Math.sqrt(variance) : 1;
    }

    List<Float> min() {
        return floats(IntStream.range(0, min.length).mapToDouble(c -> min[c]));
    }

    List<Float> max() {
        return floats(IntStream.range(0, max.length).mapToDouble(c -> max[c]));
    }

    private static List<Float> floats(DoubleStream values) {
        return values.mapToObj(v -> (float) v).toList();
    }
}
