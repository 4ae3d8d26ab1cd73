package cairn.tensor.ops.shape;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.GradFn;
import cairn.tensor.Gradients;
import cairn.tensor.Padding;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.engine.ArrayTensor;
import cairn.tensor.engine.Copy;
import cairn.tensor.engine.Creation;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.View;
import java.util.Arrays;

/// A tensor enlarged or cropped at its borders. Amounts come in pairs (before, after), the last dimension first; negative ones crop.
public final class Pad {
    private Pad() {}

    public static Tensor of(Tensor x, Padding padding, int... amounts) {
        if (amounts.length % 2 != 0 || amounts.length > 2 * x.rank())
            throw ShapeException.of(
                    "pad",
                    "needs a pair of amounts for each padded dim, at most %d numbers for shape %s"
                            .formatted(2 * x.rank(), x.shape()),
                    Arrays.toString(amounts));
        int[] before = new int[x.rank()];
        int[] after = new int[x.rank()];
        for (int i = 0; i < amounts.length / 2; i++) {
            before[x.rank() - 1 - i] = amounts[2 * i];
            after[x.rank() - 1 - i] = amounts[2 * i + 1];
        }
        requireSizes(x.shape(), before, after);
        return switch (padding.mode()) {
            case CONSTANT -> constant(x, before, after, padding.value());
            case REFLECT, REPLICATE -> indexed(x, padding.mode(), before, after);
            case CIRCULAR -> circular(x, before, after);
        };
    }

    private static void requireSizes(Shape shape, int[] before, int[] after) {
        for (int d = 0; d < before.length; d++)
            if (shape.size(d) + before[d] + after[d] < 0)
                throw ShapeException.of(
                        "pad",
                        "cannot crop more than there is along dim %d of %s".formatted(d, shape),
                        before[d] + " and " + after[d]);
    }

    private static Tensor constant(Tensor x, int[] before, int[] after, float value) {
        int rank = x.rank();
        int[] sizes = new int[rank];
        int[] kept = new int[rank];
        for (int d = 0; d < rank; d++) {
            sizes[d] = x.size(d) + before[d] + after[d];
            kept[d] = Math.max(0, x.size(d) + Math.min(0, before[d]) + Math.min(0, after[d]));
        }
        Tensor y = Creation.full(x.dtype(), value, Shape.of(sizes));
        View from = new Box(Arrays.stream(before).map(b -> Math.max(0, -b)).toArray(), kept).in(ArrayTensor.view(x));
        View to = new Box(Arrays.stream(before).map(b -> Math.max(0, b)).toArray(), kept).in(ArrayTensor.view(y));
        Engine.launch(new Copy(from, to));
        return Autograd.record(y, new ConstantBackward(before, after), x);
    }

    /// Zeros around `dy` where it was cropped, and a crop where it was padded.
    private record ConstantBackward(int[] before, int[] after) implements GradFn {
        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> constant(dy, negated(before), negated(after), 0));
        }

        private static int[] negated(int[] amounts) {
            return Arrays.stream(amounts).map(a -> -a).toArray();
        }
    }

    private static Tensor indexed(Tensor x, Padding.Mode mode, int[] before, int[] after) {
        int rank = x.rank();
        boolean isInside = true; // of the last three dims
        int[][] from = new int[rank][];
        for (int d = 0; d < rank; d++) {
            boolean isPadded = before[d] != 0 || after[d] != 0;
            isInside &= !isPadded || d >= rank - 3;
            if (isPadded) requireRoom(mode, x.size(d), d, Math.max(before[d], after[d]));
            from[d] = new int[x.size(d) + before[d] + after[d]];
            for (int i = 0; i < from[d].length; i++) from[d][i] = source(mode, i - before[d], x.size(d));
        }
        return isInside && rank > 0 && x.dtype() == DType.F32
                ? bordered(x, from, before[rank - 1], after[rank - 1])
                : selected(x, from);
    }

    /// @param from the sources along each dim
    private static Tensor bordered(Tensor x, int[][] from, int before, int after) {
        int rank = x.rank();
        int[] sizes = new int[rank];
        for (int d = 0; d < rank; d++) sizes[d] = from[d].length;
        int[] in = {rank > 2 ? x.size(-3) : 1, rank > 1 ? x.size(-2) : 1, x.size(-1)};
        int run = Math.max(0, in[2] + Math.min(0, before) + Math.min(0, after));
        return new Border(
                        in,
                        rank > 2 ? from[rank - 3] : new int[1],
                        rank > 1 ? from[rank - 2] : new int[1],
                        from[rank - 1],
                        Math.min(Math.max(0, before), from[rank - 1].length),
                        run)
                .around(x, Shape.of(sizes));
    }

    private static Tensor selected(Tensor x, int[][] from) {
        Tensor y = x;
        for (int d = 0; d < x.rank(); d++) {
            if (from[d].length == x.size(d) && isIdentity(from[d])) continue;
            y = y.indexSelect(d, Tensor.of(Arrays.stream(from[d]).asLongStream().toArray(), from[d].length));
        }
        return y == x ? x.copy() : y;
    }

    private static boolean isIdentity(int[] from) {
        for (int i = 0; i < from.length; i++) if (from[i] != i) return false;
        return true;
    }

    private static int source(Padding.Mode mode, int i, int n) {
        return switch (mode) {
            case REFLECT -> i < 0 ? -i : i >= n ? 2 * (n - 1) - i : i;
            case REPLICATE -> Math.clamp(i, 0, n - 1);
            case CIRCULAR -> Math.floorMod(i, n);
            case CONSTANT -> throw new IllegalArgumentException("a constant has no source");
        };
    }

    private static void requireRoom(Padding.Mode mode, int size, int dim, int amount) {
        int most = mode == Padding.Mode.REFLECT ? size - 1 : mode == Padding.Mode.CIRCULAR ? size : Integer.MAX_VALUE;
        if (amount > most || (size == 0 && amount > 0))
            throw ShapeException.of(
                    "pad",
                    "%s padding of dim %d of size %d can add at most %d"
                            .formatted(mode, dim, size, size == 0 ? 0 : most),
                    amount);
    }

    /// Crops first, so that what is left wraps around.
    private static Tensor circular(Tensor x, int[] before, int[] after) {
        int[] nothing = new int[before.length];
        int[] cropBefore = Arrays.stream(before).map(b -> Math.min(0, b)).toArray();
        int[] cropAfter = Arrays.stream(after).map(a -> Math.min(0, a)).toArray();
        boolean crops = !Arrays.equals(cropBefore, nothing) || !Arrays.equals(cropAfter, nothing);
        Tensor cropped = crops ? constant(x, cropBefore, cropAfter, 0) : x;
        int[] addBefore = Arrays.stream(before).map(b -> Math.max(0, b)).toArray();
        int[] addAfter = Arrays.stream(after).map(a -> Math.max(0, a)).toArray();
        return indexed(cropped, Padding.Mode.CIRCULAR, addBefore, addAfter);
    }
}
