package cairn.data;

import java.util.List;

/// A dataset whose targets are its inputs, whatever is done to them.
final class Reconstruction implements Dataset {
    private final Dataset source;

    Reconstruction(Dataset source) {
        this.source = source;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Sample get(int index) {
        Sample sample = source.get(index);
        return new Sample(sample.x(), sample.x());
    }

    @Override
    public Batch batch(int... indices) {
        Batch batch = source.batch(indices);
        return new Batch(batch.x(), batch.x());
    }

    /// The transform is done once, so that one with chance in it gives input and target alike.
    @Override
    public Dataset map(Transform transform) {
        return new Reconstruction(source.map(transform));
    }

    @Override
    public Dataset subset(int... indices) {
        return new Reconstruction(source.subset(indices));
    }

    @Override
    public DataInfo info() {
        DataInfo info = source.info();
        return new DataInfo(
                info.name(), Task.REGRESSION, info.inputShape(), List.of(), info.featureNames(), info.notes());
    }

    @Override
    public String checksum() {
        return source.checksum();
    }
}
