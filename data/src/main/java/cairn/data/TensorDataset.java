package cairn.data;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/// A dataset in memory: inputs and targets that lie row by row in two arrays. PyTorch: `TensorDataset`.
public final class TensorDataset implements Dataset {
    private final Rows x;
    private final Rows y;
    private final DataInfo info;

    private TensorDataset(Rows x, Rows y, DataInfo info) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "dataset: inputs and targets must be equally many, got %d and %d.".formatted(x.size(), y.size()));
        }
        this.x = x;
        this.y = y;
        this.info = info.shaped(x.row());
    }

    /// A dataset of what `x` and `y` hold along their first dimension; both are copied. `I64` targets of shape `[N]` are classes, named
    /// by their numbers; anything else makes it a regression.
    ///
    /// Shape: `x[N, …]`, `y[N]` or `y[N, …]`.
    ///
    /// @throws IllegalArgumentException if the first dimensions differ
    public TensorDataset(Tensor x, Tensor y) {
        this(x, y, infer(x, y));
    }

    /// As above, with what is known about it.
    ///
    /// @throws IllegalArgumentException if the first dimensions differ or a label is outside the classes
    public TensorDataset(Tensor x, Tensor y, DataInfo info) {
        this(Rows.of(x, "x"), Rows.of(y, "y"), info);
        if (info.task() == Task.CLASSIFICATION) requireLabels(y, info);
    }

    private static DataInfo infer(Tensor x, Tensor y) {
        Shape sample = Stack.unbatched(x.shape());
        if (y.dtype() != DType.I64 || y.rank() != 1) return DataInfo.numbers("tensors", sample, List.of());
        return DataInfo.classes("tensors", sample, Infer.classNames(y.toLongArray()));
    }

    private static void requireLabels(Tensor y, DataInfo info) {
        if (y.dtype() != DType.I64 || y.rank() != 1) {
            throw new IllegalArgumentException(
                    "dataset: class numbers must be I64 of shape [N], got %s %s.".formatted(y.dtype(), y.shape()));
        }
        Labels.require(y.toLongArray(), info.classes());
    }

    /// Over the caller's arrays themselves, which must not change any more: `x.length / info.inputShape().numel()` samples with one
    /// class each.
    ///
    /// @throws IllegalArgumentException if a label is outside the classes
    public static TensorDataset wrap(float[] x, long[] labels, DataInfo info) {
        Labels.require(labels, info.classes());
        return new TensorDataset(Rows.of(x, info.inputShape()), Rows.of(labels, Shape.SCALAR), info);
    }

    /// Over the caller's arrays themselves, which must not change any more: `outputs` numbers to predict per sample.
    public static TensorDataset wrap(float[] x, float[] targets, int outputs, DataInfo info) {
        return new TensorDataset(Rows.of(x, info.inputShape()), Rows.of(targets, Shape.of(outputs)), info);
    }

    @Override
    public int size() {
        return x.size();
    }

    @Override
    public Sample get(int index) {
        Objects.checkIndex(index, size());
        return new Sample(x.get(index), y.get(index));
    }

    @Override
    public Batch batch(int... indices) {
        return new Batch(x.gather(indices), y.gather(indices));
    }

    @Override
    public DataInfo info() {
        return info;
    }

    @Override
    public long[] labels() {
        if (y.dtype() == DType.I64 && y.row().rank() == 0) return y.longs();
        throw new IllegalStateException("labels: the targets of " + info.name() + " are not class numbers.");
    }

    @Override
    public String checksum() {
        var sum = new Checksum();
        x.addTo(sum);
        y.addTo(sum);
        return sum.toString();
    }
}
