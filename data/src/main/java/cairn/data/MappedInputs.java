package cairn.data;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;

/// A dataset with every input transformed.
final class MappedInputs implements Dataset {
    private final Dataset source;
    private final Transform transform;

    MappedInputs(Dataset source, Transform transform) {
        this.source = source;
        this.transform = transform;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Sample get(int index) {
        Sample sample = source.get(index);
        Tensor batch = sample.x().reshape(Stack.batched(sample.x().shape(), 1));
        Tensor x = transform.apply(batch);
        return new Sample(x.reshape(Stack.unbatched(x.shape()).dims()), sample.y());
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = source.batch(indices);
        return new Batch(transform.apply(batch.x()), batch.y());
    }

    /// Names belong to features; they stay while every feature stays.
    @Override
    public DataInfo info() {
        DataInfo info = source.info();
        Shape shape = transform.outputShape(info.inputShape());
        boolean same = shape.numel() == info.inputShape().numel();
        List<String> names = same ? info.featureNames() : List.of();
        return new DataInfo(info.name(), info.task(), shape, info.classNames(), names, info.notes());
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
