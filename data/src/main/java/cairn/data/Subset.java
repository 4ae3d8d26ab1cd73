package cairn.data;

import java.util.Objects;

/// Some samples of another dataset, in a given order.
final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] indices;

    Subset(Dataset whole, int[] indices) {
        this.whole = whole;
        this.indices = indices.clone();
        for (int index : indices) Objects.checkIndex(index, whole.size());
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Sample get(int index) {
        return whole.get(indices[index]);
    }

    @Override
    public Batch batch(int... which) {
        int[] inWhole = new int[which.length];
        for (int i = 0; i < which.length; i++) inWhole[i] = indices[which[i]];
        return whole.batch(inWhole);
    }

    @Override
    public DataInfo info() {
        return whole.info();
    }

    @Override
    public long[] labels() {
        long[] all = whole.labels();
        long[] labels = new long[indices.length];
        for (int i = 0; i < labels.length; i++) labels[i] = all[indices[i]];
        return labels;
    }

    @Override
    public String checksum() {
        return new Checksum().add(whole.checksum()).add(indices).toString();
    }
}
