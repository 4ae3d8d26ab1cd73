package cairn.data;

import cairn.tensor.Tensor;

/// A dataset with every target transformed.
final class MappedTargets implements Dataset {
    private final Dataset source;
    private final Transform transform;

    MappedTargets(Dataset source, Transform transform) {
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
        Tensor y = transform.apply(sample.y().reshape(Stack.batched(sample.y().shape(), 1)));
        return new Sample(sample.x(), y.reshape(Stack.unbatched(y.shape()).dims()));
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = source.batch(indices);
        return new Batch(batch.x(), transform.apply(batch.y()));
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
