package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.function.Function;

/// Samples put on top of each other: a batch from a dataset that only knows single samples.
final class Stack {
    private Stack() {}

    static Batch of(Dataset dataset, int[] indices) {
        if (indices.length == 0) throw new IllegalArgumentException("batch: a batch needs at least one sample.");
        Sample[] samples = new Sample[indices.length];
        for (int i = 0; i < indices.length; i++) samples[i] = dataset.get(indices[i]);
        return new Batch(stack(samples, Sample::x), stack(samples, Sample::y));
    }

    private static Tensor stack(Sample[] samples, Function<Sample, Tensor> part) {
        Tensor first = part.apply(samples[0]);
        int[] shape = batched(first.shape(), samples.length);
        int step = first.numel();
        float[] floats = new float[first.dtype() == DType.F32 ? step * samples.length : 0];
        long[] longs = new long[first.dtype() == DType.I64 ? step * samples.length : 0];
        for (int i = 0; i < samples.length; i++) {
            Tensor t = part.apply(samples[i]);
            requireAlike(first, t, i);
            switch (first.dtype()) {
                case F32 -> System.arraycopy(t.toFloatArray(), 0, floats, i * step, step);
                case I64 -> System.arraycopy(t.toLongArray(), 0, longs, i * step, step);
                case BOOL -> throw new IllegalArgumentException("batch: samples are F32 or I64, not BOOL.");
            }
        }
        return first.dtype() == DType.F32 ? Tensor.wrap(floats, shape) : Tensor.of(longs, shape);
    }

    private static void requireAlike(Tensor first, Tensor t, int i) {
        if (t.shape().equals(first.shape()) && t.dtype() == first.dtype()) return;
        throw new IllegalArgumentException(
                "batch: samples must have one shape and type, but sample 0 is %s %s and sample %d is %s %s."
                        .formatted(first.dtype(), first.shape(), i, t.dtype(), t.shape()));
    }

    /// `[n, …sample]`.
    static int[] batched(Shape sample, int n) {
        int[] shape = new int[sample.rank() + 1];
        shape[0] = n;
        System.arraycopy(sample.dims(), 0, shape, 1, sample.rank());
        return shape;
    }

    /// The shape without its first dimension.
    static Shape unbatched(Shape batch) {
        if (batch.rank() == 0) throw ShapeException.of("dataset", "the first dimension must count the samples", batch);
        int[] sample = new int[batch.rank() - 1];
        System.arraycopy(batch.dims(), 1, sample, 0, sample.length);
        return Shape.of(sample);
    }
}
