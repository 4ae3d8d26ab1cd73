package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.GeneratorCell;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Philox;

/// Places drawn with probabilities proportional to weights. Shape: `[*, n] → [*, count]`, I64.
///
/// With replacement, each draw is looked up among the running sums of the weights. Without, each place waits an exponential time of
/// rate `w`, and the first ones are taken in order of arrival, which is the order of drawing one after the other.
public final class Multinomial {
    private Multinomial() {}

    public static Tensor of(Tensor weights, Rng rng, int count, boolean replacement) {
        if (weights.rank() < 1 || weights.rank() > 2)
            throw ShapeException.of("multinomial", "weights must be a vector or a matrix of rows", weights.shape());
        int n = weights.size(-1);
        if (count < 1) throw ShapeException.of("multinomial", "the number of draws must be positive", count);
        if (n == 0 || (!replacement && count > n))
            throw ShapeException.of(
                    "multinomial",
                    "cannot draw %d of %d places".formatted(count, n),
                    weights.shape(),
                    "Draw with replacement.");
        View w = ArrayTensor.view(weights.to(DType.F32).contiguous());
        View y = View.allocate(DType.I64, weights.shape().with(-1, count));
        Engine.launch(new Draw(rng, replacement, w, y, new double[n], new double[count]));
        return new ArrayTensor(y);
    }

    /// @param sums of the weights of one row up to each place, or arrival times
    /// @param earliest the arrival times of the places taken
    private record Draw(Rng rng, boolean replacement, View weights, View y, double[] sums, double[] earliest)
            implements Launch {
        @Override
        public void run() {
            int n = sums.length;
            int count = earliest.length;
            int rows = y.numel() / count;
            long seed = rng.seed();
            long draw = rng.reserve(2L * rows * (replacement ? count : n));
            for (int r = 0; r < rows; r++) {
                require(weights.buffer().floats(), weights.start() + r * n);
                if (replacement) draw = look(seed, draw, r);
                else draw = race(seed, draw, r);
            }
        }

        private void require(float[] w, int at) {
            double sum = 0;
            int positive = 0;
            for (int i = at; i < at + sums.length; i++) {
                if (!(w[i] >= 0) || w[i] == Float.POSITIVE_INFINITY)
                    throw new IllegalArgumentException(
                            "multinomial: weights must be finite and not negative, weight %d is %s."
                                    .formatted(i - at, w[i]));
                sum += w[i];
                if (w[i] > 0) positive++;
            }
            if (sum == 0 || (!replacement && positive < earliest.length))
                throw new IllegalArgumentException("multinomial: %d weights are positive, too few for %d draws."
                        .formatted(positive, earliest.length));
        }

        private long look(long seed, long draw, int row) {
            float[] w = weights.buffer().floats();
            int at = weights.start() + row * sums.length;
            double sum = 0;
            for (int i = 0; i < sums.length; i++) sums[i] = sum += w[at + i];
            long[] out = y.buffer().longs();
            for (int k = 0; k < earliest.length; k++, draw += 2)
                out[y.start() + row * earliest.length + k] = placeOf(sum * unit(seed, draw));
            return draw;
        }

        /// The first place whose running sum exceeds `u`.
        private int placeOf(double u) {
            int low = 0;
            int high = sums.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sums[middle] > u) high = middle;
                else low = middle + 1;
            }
            return low;
        }

        private long race(long seed, long draw, int row) {
            float[] w = weights.buffer().floats();
            int at = weights.start() + row * sums.length;
            for (int i = 0; i < sums.length; i++, draw += 2)
                sums[i] = w[at + i] == 0 ? Double.POSITIVE_INFINITY : -Math.log1p(-unit(seed, draw)) / w[at + i];
            firstOf(y.buffer().longs(), y.start() + row * earliest.length);
            return draw;
        }

        /// The places of the smallest `sums`, in their order: kept in a heap, the largest on top, then taken off it.
        private void firstOf(long[] out, int to) {
            int count = earliest.length;
            for (int i = 0; i < count; i++) put(out, to, i, i, sums[i]);
            for (int i = count / 2 - 1; i >= 0; i--) sink(out, to, i, count);
            for (int i = count; i < sums.length; i++) {
                if (sums[i] >= earliest[0]) continue;
                put(out, to, 0, i, sums[i]);
                sink(out, to, 0, count);
            }
            for (int end = count - 1; end > 0; end--) {
                swap(out, to, 0, end);
                sink(out, to, 0, end);
            }
        }

        private void put(long[] out, int to, int at, long place, double time) {
            out[to + at] = place;
            earliest[at] = time;
        }

        private void swap(long[] out, int to, int a, int b) {
            long place = out[to + a];
            double time = earliest[a];
            put(out, to, a, out[to + b], earliest[b]);
            put(out, to, b, place, time);
        }

        private void sink(long[] out, int to, int at, int size) {
            int child = 2 * at + 1;
            while (child < size) {
                if (child + 1 < size && earliest[child + 1] > earliest[child]) child++;
                if (earliest[at] >= earliest[child]) return;
                swap(out, to, at, child);
                at = child;
                child = 2 * at + 1;
            }
        }

        /// Uniform in `[0, 1)` with 53 bits.
        private static double unit(long seed, long draw) {
            long high = Integer.toUnsignedLong(Philox.bits(seed, draw));
            long low = Integer.toUnsignedLong(Philox.bits(seed, draw + 1));
            return ((high << 32 | low) >>> 11) * 0x1p-53;
        }

        @Override
        public void access(Access access) {
            access.reads(weights);
            access.writes(y);
            access.changes(new GeneratorCell(rng));
        }
    }
}
