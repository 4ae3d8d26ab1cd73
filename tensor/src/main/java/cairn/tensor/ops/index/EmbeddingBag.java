package cairn.tensor.ops.index;

import cairn.tensor.Bags;
import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import org.jspecify.annotations.Nullable;

/// Rows of a table, looked up by number and put together bag by bag: summed, averaged, or their maxima.
/// Shape: `[n, d], index [B, L] → [B, d]`; `[n, d], index [K], offsets [B] → [B, d]`.
public final class EmbeddingBag {
    private static final String OP = "embeddingBag";

    private EmbeddingBag() {}

    /// A row for each bag.
    ///
    /// @param offsets where each bag begins in a vector of indices; null for a matrix, whose rows are bags
    /// @param weights what each row is multiplied by, of the shape of `index`; null for 1. For sums only
    public static Tensor of(Tensor table, Tensor index, @Nullable Tensor offsets, @Nullable Tensor weights, Bags how) {
        check(index, offsets, weights, how);
        Tensor flat = index.reshape(index.numel());
        int bags = offsets == null ? index.size(0) : offsets.size(0) - (how.includesLastOffset() ? 1 : 0);
        Tensor bag = offsets == null
                ? Tensor.arange(bags).unsqueeze(1).expand(bags, index.size(1)).reshape(index.numel())
                : bagOfEach(offsets, index.numel(), how.includesLastOffset());
        Tensor rows = Embedding.of(table, flat, how.padding(), how.scaleGradByFreq()); // [K, d]
        Integer padding = how.padding();
        Tensor counts = padding == null ? null : flat.ne((long) Math.floorMod(padding, table.size(0)));
        if (weights != null) rows = rows.mul(weights.reshape(index.numel(), 1));
        return switch (how.mode()) {
            case SUM -> sum(rows, bag, counts, bags);
            case MEAN -> {
                Tensor number = counts == null ? Tensor.ones(index.numel()) : counts.to(DType.F32);
                Tensor size = Tensor.zeros(bags).indexAdd(0, bag, number).clampMin(1);
                yield sum(rows, bag, counts, bags).div(size.unsqueeze(1));
            }
            case MAX -> max(rows, bag, counts, bags);
        };
    }

    private static Tensor sum(Tensor rows, Tensor bag, @Nullable Tensor counts, int bags) {
        Tensor counted = counts == null ? rows : Tensor.where(counts.unsqueeze(1), rows, 0);
        return Tensor.zeros(bags, rows.size(1)).indexAdd(0, bag, counted);
    }

    private static Tensor max(Tensor rows, Tensor bag, @Nullable Tensor counts, int bags) {
        if (rows.size(0) == 0) return Tensor.zeros(bags, rows.size(1)).add(rows.sum(true, 0));
        View place = View.allocate(DType.I64, Shape.of(bags, rows.size(1)));
        View counted = counts == null ? null : ArrayTensor.view(counts.contiguous());
        Engine.launch(new MaxPlaces(
                ArrayTensor.view(rows.detach().contiguous()), ArrayTensor.view(bag.contiguous()), counted, place));
        Tensor places = new ArrayTensor(place);
        return Tensor.where(places.ge(0), rows.gather(0, places.clampMin(0)), 0);
    }

    private static Tensor bagOfEach(Tensor offsets, int n, boolean includesLast) {
        Engine.launch(new OffsetsCheck(ArrayTensor.view(offsets.contiguous()), n, includesLast));
        Tensor starts = includesLast ? offsets.narrow(0, 0, offsets.size(0) - 1) : offsets;
        return starts.searchSorted(Tensor.arange(n), true).sub(1);
    }

    private static void check(Tensor index, @Nullable Tensor offsets, @Nullable Tensor weights, Bags how) {
        Places.requireLong(OP, index);
        if (offsets == null && index.rank() != 2)
            throw ShapeException.of(
                    OP, "without offsets the index must be a matrix [bags, rows of each]", index.shape());
        if (offsets != null && index.rank() != 1)
            throw ShapeException.of(OP, "with offsets the index must be a vector", index.shape());
        if (offsets != null) checkOffsets(offsets, how.includesLastOffset());
        if (weights == null) return;
        if (how.mode() != Bags.Mode.SUM)
            throw new IllegalArgumentException(OP + ": weights of rows are for sums, not for " + how.mode() + ".");
        if (!weights.shape().equals(index.shape()))
            throw ShapeException.mustEqual(OP, "weights", weights.shape(), "the index", index.shape());
    }

    private static void checkOffsets(Tensor offsets, boolean includesLast) {
        Places.requireLong(OP, offsets);
        if (offsets.rank() != 1 || (includesLast && offsets.size(0) == 0))
            throw ShapeException.of(
                    OP, "offsets must be a vector [bags%s]".formatted(includesLast ? " + 1" : ""), offsets.shape());
    }

    /// Refuses offsets that do not begin with 0, that descend, or that leave the index.
    private record OffsetsCheck(View offsets, int n, boolean includesLast) implements Launch {
        @Override
        public void run() {
            long[] at = offsets.buffer().longs();
            long before = 0;
            for (int i = 0; i < offsets.numel(); i++) {
                long offset = at[offsets.start() + i];
                if (i == 0 && offset != 0) throw refused("the first must be 0", i, offset);
                if (offset < before) throw refused("they must not descend", i, offset);
                if (offset > n) throw refused("they must not exceed the %d indices".formatted(n), i, offset);
                before = offset;
            }
            if (includesLast && before != n)
                throw refused("the last must be the number of indices, %d".formatted(n), offsets.numel() - 1, before);
        }

        private static IllegalArgumentException refused(String rule, int i, long offset) {
            return new IllegalArgumentException(
                    "%s: offsets: %s, but offsets[%d] = %d.".formatted(OP, rule, i, offset));
        }

        @Override
        public void access(Access access) {
            access.reads(offsets);
        }
    }

    /// The number of the first row of each bag that holds the greatest element of a column; −1 in a bag without rows.
    ///
    /// @param rows `[K, d]`
    /// @param bag `[K]`
    /// @param counted `[K]`, whether a row counts; null for all
    /// @param place `[B, d]`
    private record MaxPlaces(View rows, View bag, @Nullable View counted, View place) implements Launch {
        @Override
        public void run() {
            long[] to = place.buffer().longs();
            for (int i = 0; i < place.numel(); i++) to[place.start() + i] = -1;
            boolean[] counts = counted == null ? null : counted.buffer().bools();
            int first = counted == null ? 0 : counted.start();
            for (int k = 0; k < rows.size(0); k++) if (counts == null || counts[first + k]) compare(k, to);
        }

        private void compare(int k, long[] to) {
            int d = rows.size(1);
            float[] x = rows.buffer().floats();
            int at = place.start() + (int) bag.buffer().longs()[bag.start() + k] * d;
            for (int j = 0; j < d; j++) {
                int best = (int) to[at + j];
                if (best < 0 || x[rows.start() + k * d + j] > x[rows.start() + best * d + j]) to[at + j] = k;
            }
        }

        @Override
        public void access(Access access) {
            access.reads(rows);
            access.reads(bag);
            if (counted != null) access.reads(counted);
            access.writes(place);
        }
    }
}
