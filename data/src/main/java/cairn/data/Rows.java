package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;

/// Numbers in rows of equal shape, in one array: the storage of one side of a dataset. Rows are gathered by copying whole rows.
final class Rows {
    private final Object array; // float[] or long[]
    private final Shape row;
    private final int step;
    private final int size;

    private Rows(Object array, Shape row, int length) {
        this.array = array;
        this.row = row;
        this.step = row.numel();
        this.size = step == 0 ? 0 : length / step;
    }

    static Rows of(float[] data, Shape row) {
        return new Rows(data, row, data.length);
    }

    static Rows of(long[] data, Shape row) {
        return new Rows(data, row, data.length);
    }

    /// A copy of a tensor whose first dimension counts the rows.
    static Rows of(Tensor t, String name) {
        Shape row = Stack.unbatched(t.shape());
        return switch (t.dtype()) {
            case F32 -> of(t.toFloatArray(), row);
            case I64 -> of(t.toLongArray(), row);
            case BOOL -> throw new IllegalArgumentException("dataset: " + name + " must be F32 or I64, got BOOL.");
        };
    }

    int size() {
        return size;
    }

    Shape row() {
        return row;
    }

    DType dtype() {
        return array instanceof float[] ? DType.F32 : DType.I64;
    }

    long[] longs() {
        return ((long[]) array).clone();
    }

    /// Row `index` without a batch dimension.
    Tensor get(int index) {
        // NOTE: a tensor made without sizes has one dimension, not none.
        if (row.rank() == 0)
            return array instanceof float[] f ? Tensor.scalar(f[index]) : Tensor.scalarLong(((long[]) array)[index]);
        return gather(new int[] {index}, row.dims());
    }

    Tensor gather(int[] indices) {
        return gather(indices, Stack.batched(row, indices.length));
    }

    private Tensor gather(int[] indices, int[] shape) {
        if (array instanceof float[] floats) {
            float[] out = new float[indices.length * step];
            copy(floats, indices, out);
            return Tensor.wrap(out, shape);
        }
        long[] out = new long[indices.length * step];
        copy(array, indices, out);
        return Tensor.of(out, shape);
    }

    private void copy(Object from, int[] indices, Object to) {
        for (int i = 0; i < indices.length; i++) System.arraycopy(from, indices[i] * step, to, i * step, step);
    }

    void addTo(Checksum sum) {
        if (array instanceof float[] floats) sum.add(floats);
        else sum.add((long[]) array);
    }
}
