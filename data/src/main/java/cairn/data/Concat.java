package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Several datasets one after the other.
final class Concat implements Dataset {
    private final List<Dataset> parts;
    private final int[] starts; // of each part, and the end of the last

    Concat(List<Dataset> parts) {
        if (parts.isEmpty()) throw new IllegalArgumentException("concat: there must be at least one dataset.");
        this.parts = List.copyOf(parts);
        starts = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            requireAlike(parts.getFirst().info(), parts.get(i).info());
            starts[i + 1] = Math.addExact(starts[i], parts.get(i).size());
        }
    }

    private static void requireAlike(DataInfo first, DataInfo other) {
        boolean alike = first.task() == other.task()
                && first.inputShape().equals(other.inputShape())
                && first.classNames().equals(other.classNames());
        if (alike) return;
        throw new IllegalArgumentException(
                "concat: the datasets must be of one kind, but %s, and %s.".formatted(kind(first), kind(other)));
    }

    private static String kind(DataInfo info) {
        return "%s is %s with inputs %s and %d classes"
                .formatted(info.name(), info.task(), info.inputShape(), info.classes());
    }

    @Override
    public int size() {
        return starts[parts.size()];
    }

    private int partOf(int index) {
        int found = Arrays.binarySearch(starts, Objects.checkIndex(index, size()));
        // NOTE: an empty part shares its start with the next; the last of equal starts is the one that holds the
        // sample.
        int part = found >= 0 ? found : -found - 2;
        while (starts[part + 1] <= index) part++;
        return part;
    }

    @Override
    public Sample get(int index) {
        int part = partOf(index);
        return parts.get(part).get(index - starts[part]);
    }

    @Override
    public Batch batch(int... indices) {
        int[] partOf = new int[indices.length];
        int[] counts = new int[parts.size()];
        for (int i = 0; i < indices.length; i++) {
            partOf[i] = partOf(indices[i]);
            counts[partOf[i]]++;
        }
        Batch[] batches = new Batch[parts.size()];
        for (int p = 0; p < counts.length; p++) {
            if (counts[p] > 0) batches[p] = parts.get(p).batch(within(p, indices, partOf, counts[p]));
        }
        return new Batch(merge(batches, partOf, true), merge(batches, partOf, false));
    }

    private int[] within(int part, int[] indices, int[] partOf, int count) {
        int[] local = new int[count];
        int n = 0;
        for (int i = 0; i < indices.length; i++) {
            if (partOf[i] == part) local[n++] = indices[i] - starts[part];
        }
        return local;
    }

    /// The rows of the parts' batches, taken in turn as `partOf` says.
    private static Tensor merge(Batch[] batches, int[] partOf, boolean inputs) {
        Object[] arrays = new Object[batches.length];
        int[] next = new int[batches.length];
        Tensor any = inputs ? batches[partOf[0]].x() : batches[partOf[0]].y();
        boolean floats = any.dtype() == DType.F32;
        for (int p = 0; p < batches.length; p++) {
            if (batches[p] == null) continue;
            Tensor t = inputs ? batches[p].x() : batches[p].y();
            arrays[p] = floats ? t.toFloatArray() : t.toLongArray();
        }
        int step = any.numel() / any.size(0);
        Object out = floats ? new float[partOf.length * step] : new long[partOf.length * step];
        for (int i = 0; i < partOf.length; i++)
            System.arraycopy(arrays[partOf[i]], step * next[partOf[i]]++, out, i * step, step);
        int[] shape = Stack.batched(Stack.unbatched(any.shape()), partOf.length);
        return out instanceof float[] f ? Tensor.wrap(f, shape) : Tensor.of((long[]) out, shape);
    }

    @Override
    public DataInfo info() {
        return parts.getFirst().info();
    }

    @Override
    public long[] labels() {
        long[] labels = new long[size()];
        for (int p = 0; p < parts.size(); p++) {
            long[] some = parts.get(p).labels();
            System.arraycopy(some, 0, labels, starts[p], some.length);
        }
        return labels;
    }

    @Override
    public String checksum() {
        var sum = new Checksum();
        for (Dataset part : parts) sum.add(part.checksum());
        return sum.toString();
    }
}
