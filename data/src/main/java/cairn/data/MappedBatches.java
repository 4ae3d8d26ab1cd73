package cairn.data;

import cairn.tensor.Tensor;

/// A dataset with every batch transformed. A single sample is a batch of one.
final class MappedBatches implements Dataset {
    private final Dataset source;
    private final BatchTransform transform;

    MappedBatches(Dataset source, BatchTransform transform) {
        this.source = source;
        this.transform = transform;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Sample get(int index) {
        Batch one = batch(index);
        return new Sample(first(one.x()), first(one.y()));
    }

    private static Tensor first(Tensor batch) {
        return batch.select(0, 0);
    }

    @Override
    public Batch batch(int... indices) {
        return transform.apply(source.batch(indices));
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
