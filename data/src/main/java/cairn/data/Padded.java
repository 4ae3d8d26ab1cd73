package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A dataset of sequences whose batches are as long as their longest sequence; the others are filled up at the end.
final class Padded implements Dataset {
    private final Dataset source;
    private final double xFill;
    private final double yFill;

    Padded(Dataset source, double xFill, double yFill) {
        this.source = source;
        this.xFill = xFill;
        this.yFill = yFill;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Sample get(int index) {
        return source.get(index);
    }

    @Override
    public Batch batch(int... indices) {
        if (indices.length == 0) throw new IllegalArgumentException("batch: a batch needs at least one sample.");
        List<Sample> samples = IntStream.of(indices).mapToObj(source::get).toList();
        return new Batch(
                stack(samples.stream().map(Sample::x).toList(), xFill),
                stack(samples.stream().map(Sample::y).toList(), yFill));
    }

    /// Shape: `n` times `[Tᵢ, …] → [n, max Tᵢ, …]`; what has no dimensions is stacked as it is.
    private static Tensor stack(List<Tensor> parts, double fill) {
        Tensor first = parts.getFirst();
        int longest = 0;
        for (int i = 0; i < parts.size(); i++) {
            requireAlike(first, parts.get(i), i);
            if (first.rank() > 0) longest = Math.max(longest, parts.get(i).size(0));
        }
        int[] sample = first.shape().dims().clone();
        if (sample.length > 0) sample[0] = longest;
        int[] shape = Stack.batched(Shape.of(sample), parts.size());
        return first.dtype() == DType.F32 ? floats(parts, shape, (float) fill) : longs(parts, shape, (long) fill);
    }

    private static Tensor floats(List<Tensor> parts, int[] shape, float fill) {
        float[] all = new float[Shape.of(shape).numel()];
        Arrays.fill(all, fill);
        int step = all.length / parts.size();
        for (int i = 0; i < parts.size(); i++) {
            float[] part = parts.get(i).toFloatArray();
            System.arraycopy(part, 0, all, i * step, part.length);
        }
        return Tensor.wrap(all, shape);
    }

    private static Tensor longs(List<Tensor> parts, int[] shape, long fill) {
        long[] all = new long[Shape.of(shape).numel()];
        Arrays.fill(all, fill);
        int step = all.length / parts.size();
        for (int i = 0; i < parts.size(); i++) {
            long[] part = parts.get(i).toLongArray();
            System.arraycopy(part, 0, all, i * step, part.length);
        }
        return Tensor.wrap(all, shape);
    }

    private static void requireAlike(Tensor first, Tensor t, int i) {
        boolean alike = t.dtype() == first.dtype() && t.rank() == first.rank();
        for (int d = 1; alike && d < t.rank(); d++) alike = t.size(d) == first.size(d);
        if (alike) return;
        throw ShapeException.of(
                "padded",
                "samples may differ in their first dimension only, sample %d does not".formatted(i),
                first.shape() + " and " + t.shape());
    }

    @Override
    public DataInfo info() {
        return source.info();
    }

    @Override
    public long[] labels() {
        return source.labels();
    }

    @Override
    public String checksum() {
        return source.checksum();
    }
}
