package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.tensor.Unique;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Distinct elements, or slices along a dim: all of them in ascending order, or one for each run of equal neighbours. NaN is distinct from
/// NaN. How many there are depends on the values, so the program waits for them. No gradient.
///
/// PyTorch: `torch.unique`, `torch.unique_consecutive`.
public final class Distinct {
    private Distinct() {}

    /// The distinct elements.
    ///
    /// @param runs whether only neighbours are compared
    public static Unique elements(Tensor x, boolean runs) {
        Unique u = slices(x.detach().reshape(x.numel()), 0, runs);
        return new Unique(u.values(), u.inverse().reshape(x.shape().dims()), u.counts());
    }

    /// The distinct slices along `dim`.
    ///
    /// @param runs whether only neighbours are compared
    public static Unique slices(Tensor x, int dim, boolean runs) {
        int d = x.shape().normalize("unique", dim);
        int count = x.size(d);
        Keys keys = Keys.of(x.detach().transpose(0, d), count);
        int[] order = runs ? IntStream.range(0, count).toArray() : keys.order();
        long[] inverse = new long[count];
        long[] first = new long[count];
        long[] counts = new long[count];
        int groups = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || keys.differ(order[i - 1], order[i])) first[groups++] = order[i];
            int group = groups - 1;
            inverse[order[i]] = group;
            counts[group]++;
        }
        Tensor chosen = Tensor.of(Arrays.copyOf(first, groups), groups);
        return new Unique(
                x.detach().indexSelect(d, chosen),
                Tensor.of(inverse, count),
                Tensor.of(Arrays.copyOf(counts, groups), groups));
    }

    /// Rows of numbers that are ordered as the elements of the slices are.
    private record Keys(long[] values, int rows, int length, long nan) {
        static Keys of(Tensor slices, int count) {
            int length = count == 0 ? 0 : slices.numel() / count;
            if (slices.dtype() != DType.F32) return new Keys(slices.toLongArray(), count, length, Long.MIN_VALUE);
            float[] v = slices.toFloatArray();
            long[] keys = new long[v.length];
            for (int i = 0; i < v.length; i++) keys[i] = SortKey.order(v[i]);
            return new Keys(keys, count, length, SortKey.order(Float.NaN));
        }

        int[] order() {
            if (length == 1 && Arrays.stream(values).allMatch(v -> v == (int) v)) return packedOrder();
            return IntStream.range(0, rows)
                    .boxed()
                    .sorted(this::compare)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private int[] packedOrder() {
            return IntStream.range(0, rows)
                    .mapToLong(i -> values[i] << 32 | i)
                    .sorted()
                    .mapToInt(SortKey::position)
                    .toArray();
        }

        boolean differ(int i, int j) {
            return compare(i, j) != 0 || hasNaN(i);
        }

        private int compare(int i, int j) {
            int from = i * length;
            int to = j * length;
            return Arrays.compare(values, from, from + length, values, to, to + length);
        }

        private boolean hasNaN(int row) {
            for (int k = 0; k < length; k++) if (values[row * length + k] == nan) return nan != Long.MIN_VALUE;
            return false;
        }
    }
}
