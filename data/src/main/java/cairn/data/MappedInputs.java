package cairn.data;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;

/// A dataset with every input transformed.
final class MappedInputs implements Dataset {
    private final Dataset source;
    private final Transform transform;
    private final DataInfo info;

    MappedInputs(Dataset source, Transform transform) {
        this.source = source;
        this.transform = transform;
        this.info = mapped(source.info(), transform);
    }

    /// Names belong to features; they stay while every feature stays.
    private static DataInfo mapped(DataInfo info, Transform transform) {
        Shape shape = transform.outputShape(info.inputShape());
        List<String> names = shape.numel() == info.inputShape().numel() ? info.featureNames() : List.of();
        return new DataInfo(info.name(), info.task(), shape, info.classNames(), names, info.notes());
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Sample get(int index) {
        Sample sample = source.get(index);
        Tensor batch = sample.x().reshape(Stack.batched(sample.x().shape(), 1));
        return new Sample(transform.apply(batch).reshape(info.inputShape().dims()), sample.y());
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = source.batch(indices);
        return new Batch(transform.apply(batch.x()), batch.y());
    }

    @Override
    public DataInfo info() {
        return info;
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
