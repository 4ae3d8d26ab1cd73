package cairn.tensor.kernels.vector;

import static cairn.tensor.kernels.vector.Simd.F;
import static cairn.tensor.kernels.vector.Simd.W;

import cairn.tensor.kernels.PlainKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Maxima of windows of 2 × 2: of two rows of twice as many elements as there are windows.
///
/// ```text
/// e0 o0 e0 o0 …   →   the larger of each pair
/// e1 o1 e1 o1 …   →   the larger of each pair, and of both rows
/// ```
final class MaxPairs {
    private static final VectorSpecies<Integer> I =
            VectorSpecies.of(int.class, VectorShape.forBitSize(F.vectorBitSize()));

    private static final VectorShuffle<Float> EVENS = VectorShuffle.fromOp(F, i -> 2 * i % W);
    private static final VectorShuffle<Float> ODDS = VectorShuffle.fromOp(F, i -> (2 * i + 1) % W);
    private static final VectorMask<Float> HIGH = VectorMask.fromLong(F, -1L << W / 2);
    private static final IntVector TWICE = IntVector.zero(I).addIndex(2);

    private static final PlainKernels PLAIN = new PlainKernels();
    private static final int SAMPLE = 3 * W - 2;
    private static final float[] X = new float[4 * SAMPLE];
    private static final float[] Y = new float[SAMPLE];
    private static final float[] AT = new float[SAMPLE];
    private static final Tier TIER = new Tier(
            () -> rows(1, SAMPLE, X, 0, 2 * SAMPLE, Y, 0, AT, 0),
            () -> PLAIN.maxPairs(1, SAMPLE, X, 0, 2 * SAMPLE, Y, 0, AT, 0),
            1_000_000);

    static {
        for (int i = 0; i < X.length; i++) X[i] = i * 7919 % 1009; // branches of the twin must not be foreseeable
    }

    private MaxPairs() {}

    /// As [cairn.tensor.kernels.Kernels#maxPairs]; false if the code has not been compiled.
    static boolean run(
            int rows, int n, float[] x, int xo, int width, float[] y, int yo, float @Nullable [] at, int ao) {
        if (!TIER.isCompiled(4L * rows * n)) return false;
        rows(rows, n, x, xo, width, y, yo, at, ao);
        return true;
    }

    static void rows(int rows, int n, float[] x, int xo, int width, float[] y, int yo, float @Nullable [] at, int ao) {
        for (int i = 0; i < n; i += W) {
            int some = Math.min(W, n - i);
            if (at == null) values(rows, some, x, xo + 2 * i, width, y, yo + i, n);
            else places(rows, some, x, xo, 2 * i, width, y, yo + i, at, ao + i, n);
        }
    }

    /// The windows of one vector in every row; rows of `y` are `step` apart.
    private static void values(int rows, int n, float[] x, int xo, int width, float[] y, int yo, int step) {
        VectorMask<Float> low = F.indexInRange(0, 2 * n);
        VectorMask<Float> high = F.indexInRange(W, 2 * n);
        VectorMask<Float> stored = F.indexInRange(0, n);
        for (int r = 0; r < rows; r++) {
            int from = xo + 2 * r * width;
            FloatVector a0 = FloatVector.fromArray(F, x, from, low);
            FloatVector b0 = FloatVector.fromArray(F, x, from + W, high);
            FloatVector a1 = FloatVector.fromArray(F, x, from + width, low);
            FloatVector b1 = FloatVector.fromArray(F, x, from + width + W, high);
            FloatVector a = a0.max(a1);
            FloatVector b = b0.max(b1);
            FloatVector even = a.rearrange(EVENS).blend(b.rearrange(EVENS), HIGH);
            FloatVector odd = a.rearrange(ODDS).blend(b.rearrange(ODDS), HIGH);
            even.max(odd).intoArray(y, yo + r * step, stored);
        }
    }

    /// As above, with their places, the first of which is `place`.
    private static void places(
            int rows, int n, float[] x, int xo, int place, int width, float[] y, int yo, float[] at, int ao, int step) {
        VectorMask<Float> low = F.indexInRange(0, 2 * n);
        VectorMask<Float> high = F.indexInRange(W, 2 * n);
        VectorMask<Float> stored = F.indexInRange(0, n);
        for (int r = 0; r < rows; r++) {
            int first = place + 2 * r * width;
            int from = xo + first;
            FloatVector a0 = FloatVector.fromArray(F, x, from, low);
            FloatVector b0 = FloatVector.fromArray(F, x, from + W, high);
            FloatVector a1 = FloatVector.fromArray(F, x, from + width, low);
            FloatVector b1 = FloatVector.fromArray(F, x, from + width + W, high);
            FloatVector even0 = a0.rearrange(EVENS).blend(b0.rearrange(EVENS), HIGH);
            FloatVector odd0 = a0.rearrange(ODDS).blend(b0.rearrange(ODDS), HIGH);
            FloatVector even1 = a1.rearrange(EVENS).blend(b1.rearrange(EVENS), HIGH);
            FloatVector odd1 = a1.rearrange(ODDS).blend(b1.rearrange(ODDS), HIGH);
            VectorMask<Float> second0 = isMore(odd0, even0);
            VectorMask<Float> second1 = isMore(odd1, even1);
            FloatVector v0 = even0.blend(odd0, second0);
            FloatVector v1 = even1.blend(odd1, second1);
            VectorMask<Float> below = isMore(v1, v0);
            IntVector p = TWICE.add(first);
            FloatVector p0 = p.reinterpretAsFloats().blend(p.add(1).reinterpretAsFloats(), second0);
            FloatVector p1 =
                    p.add(width).reinterpretAsFloats().blend(p.add(width + 1).reinterpretAsFloats(), second1);
            v0.blend(v1, below).intoArray(y, yo + r * step, stored);
            p0.blend(p1, below).intoArray(at, ao + r * step, stored);
        }
    }

    private static VectorMask<Float> isMore(FloatVector b, FloatVector a) {
        return b.compare(VectorOperators.GT, a).or(b.test(VectorOperators.IS_NAN));
    }
}
