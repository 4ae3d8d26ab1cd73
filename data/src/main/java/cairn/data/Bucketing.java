package cairn.data;

import cairn.tensor.Rng;
import java.util.Arrays;
import java.util.Comparator;

/// Random order in which sequences of similar length come together, so that little of a batch is padding.
///
/// The samples are shuffled and cut into pools; each pool is sorted by length and cut into batches; the batches are shuffled. A pool of one
/// batch is plain shuffling, a pool of the whole dataset wastes least and varies least.
public final class Bucketing implements Sampler {
    private static final int POOL_BATCHES = 100;

    private final int[] lengths;
    private final int poolBatches;

    private Bucketing(int[] lengths, int poolBatches) {
        if (poolBatches < 1)
            throw new IllegalArgumentException(
                    "Bucketing: a pool must hold at least 1 batch, got " + poolBatches + ".");
        this.lengths = lengths.clone();
        this.poolBatches = poolBatches;
    }

    /// By the first dimension of every input, in pools of 100 batches. Looks at every sample once.
    public static Bucketing of(Dataset dataset) {
        int[] lengths = new int[dataset.size()];
        for (int i = 0; i < lengths.length; i++) lengths[i] = dataset.get(i).x().size(0);
        return new Bucketing(lengths, POOL_BATCHES);
    }

    /// By given lengths, one per sample.
    ///
    /// @param poolBatches batches per pool, at least 1
    public static Bucketing of(int[] lengths, int poolBatches) {
        return new Bucketing(lengths, poolBatches);
    }

    /// @throws IllegalArgumentException if the dataset has another size than there are lengths
    @Override
    public int[] order(int size, int batchSize, Rng rng) {
        if (size != lengths.length)
            throw new IllegalArgumentException(
                    "Bucketing: there are %d lengths for %d samples.".formatted(lengths.length, size));
        int[] order = rng.permutation(size);
        int pool = (int) Math.min(size, (long) poolBatches * batchSize);
        for (int from = 0; from < size; from += pool) sort(order, from, Math.min(from + pool, size));
        return withBatchesShuffled(order, batchSize, rng);
    }

    private void sort(int[] order, int from, int to) {
        int[] sorted = Arrays.stream(order, from, to)
                .boxed()
                .sorted(Comparator.comparingInt(i -> lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        System.arraycopy(sorted, 0, order, from, sorted.length);
    }

    /// Whole batches in random order; an incomplete one stays the last.
    private static int[] withBatchesShuffled(int[] order, int batchSize, Rng rng) {
        int[] shuffled = order.clone();
        int[] batches = rng.permutation(order.length / batchSize);
        for (int b = 0; b < batches.length; b++)
            System.arraycopy(order, batches[b] * batchSize, shuffled, b * batchSize, batchSize);
        return shuffled;
    }
}
