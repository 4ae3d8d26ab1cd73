package cairn.data;

import cairn.tensor.Rng;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;

/// Walks through a dataset in batches. PyTorch: `DataLoader`.
///
/// Each iteration is one epoch. The order of an epoch depends on the seed and the number of the epoch alone, not on what ran before, so a
/// loader that is put back to a [Position] delivers exactly the batches that the first one would have delivered:
///
/// ```java
/// var loader = new DataLoader(train, DataLoader.batches(64).shuffle(1));
/// for (Batch batch : loader) { … }                // epoch 0
/// for (Batch batch : loader) { … }                // epoch 1, in another order
/// DataLoader.Position here = loader.position();   // save this with the weights
/// loader.restore(here);                           // the next iteration is the rest of that epoch
/// ```
///
/// Where batches are large the next ones are gathered by virtual threads while the caller works. The dataset is only ever asked by one of
/// them at a time. A loader itself belongs to one thread.
public final class DataLoader implements Iterable<Batch> {
    /// Gather two batches ahead if a batch holds enough numbers to be worth a handover between threads, else none.
    public static final int PREFETCH_BY_SIZE = -1;

    private static final int WORTH_A_HANDOVER = 16_384;
    private static final long EPOCH_STRIDE = 0x9E3779B97F4A7C15L;

    private final Dataset dataset;
    private final Options options;
    private final int depth;
    private final ReentrantLock gathering = new ReentrantLock();
    private Position position = new Position(0, 0);
    private boolean restored;
    private long walks;

    /// How a dataset is cut into batches.
    ///
    /// @param batchSize samples per batch, at least 1
    /// @param sampler the order of every epoch
    /// @param seed names the sequence of orders
    /// @param dropLast whether a last batch with fewer samples is left out
    /// @param prefetch how many batches are gathered ahead; 0 gathers each when it is asked for, [#PREFETCH_BY_SIZE] decides by their size
    public record Options(int batchSize, Sampler sampler, long seed, boolean dropLast, int prefetch) {
        /// Checks the ranges.
        public Options {
            if (batchSize < 1)
                throw new IllegalArgumentException("loader: the batch size must be at least 1, got " + batchSize + ".");
            if (prefetch < PREFETCH_BY_SIZE) {
                throw new IllegalArgumentException("loader: prefetch must not be negative, got " + prefetch + ".");
            }
        }

        /// In an order that depends on `seed` and the epoch.
        public Options shuffle(long seed) {
            return sampler(Sampler.RANDOM, seed);
        }

        /// In the order that a sampler gives for `seed` and the epoch.
        public Options sampler(Sampler sampler, long seed) {
            return new Options(batchSize, sampler, seed, dropLast, prefetch);
        }

        /// Without the last batch if it has fewer samples than the others. PyTorch: `drop_last`.
        public Options dropLast(boolean dropLast) {
            return new Options(batchSize, sampler, seed, dropLast, prefetch);
        }

        /// With another number of batches gathered ahead.
        public Options prefetch(int batches) {
            return new Options(batchSize, sampler, seed, dropLast, batches);
        }
    }

    /// A place between two batches: `batch` batches of epoch `epoch` were delivered. Both count from 0.
    public record Position(int epoch, int batch) {}

    /// Batches of `batchSize` samples in the dataset's own order, the last one smaller if need be, gathered ahead where they
    /// are large. A dataset whose samples are small but slow to get should ask for [Options#prefetch].
    public static Options batches(int batchSize) {
        return new Options(batchSize, Sampler.SEQUENTIAL, 0, false, PREFETCH_BY_SIZE);
    }

    /// A loader at the beginning of epoch 0.
    ///
    /// @throws IllegalArgumentException if there is not a single batch in the dataset
    public DataLoader(Dataset dataset, Options options) {
        this.dataset = dataset;
        this.options = options;
        requireBatch();
        this.depth = depth(dataset, options);
    }

    private void requireBatch() {
        if (batchesPerEpoch() > 0) return;
        throw new IllegalArgumentException(
                dataset.size() == 0
                        ? "loader: the dataset is empty."
                        : "loader: %d samples do not fill one batch of %d, and incomplete batches are dropped."
                                .formatted(dataset.size(), options.batchSize()));
    }

    /// As above, in the dataset's own order.
    public DataLoader(Dataset dataset, int batchSize) {
        this(dataset, batches(batchSize));
    }

    /// What the batches are taken from.
    public Dataset dataset() {
        return dataset;
    }

    /// How it is cut.
    public Options options() {
        return options;
    }

    /// The number of batches in a whole epoch.
    public int batchesPerEpoch() {
        int whole = dataset.size() / options.batchSize();
        return options.dropLast() || dataset.size() % options.batchSize() == 0 ? whole : whole + 1;
    }

    /// Where the latest iteration stands. Batches that were gathered ahead do not count before they are delivered.
    public Position position() {
        return position;
    }

    /// Makes the next iteration the rest of epoch `position.epoch()`, which may be empty.
    ///
    /// @throws IllegalArgumentException if there is no such position
    public void restore(Position position) {
        if (position.epoch() < 0 || position.batch() < 0 || position.batch() > batchesPerEpoch()) {
            throw new IllegalArgumentException(
                    "loader: there is no %s in epochs of %d batches.".formatted(position, batchesPerEpoch()));
        }
        this.position = position;
        restored = true;
    }

    /// The batches of the next epoch: the first, or the one after the epoch that was begun last. After [#restore] the rest of the
    /// restored epoch.
    @Override
    public Iterator<Batch> iterator() {
        if (!restored && position.batch() > 0) position = new Position(position.epoch() + 1, 0);
        restored = false;
        long walk = ++walks;
        int epoch = position.epoch();
        int[] order = order(epoch);
        return new Prefetcher(position.batch(), batchesPerEpoch(), depth, b -> gather(order, epoch, b), b -> {
            if (walk == walks) position = new Position(epoch, b + 1);
        });
    }

    /// Looks at one sample only: what an own dataset says about itself may cost a look at all of them.
    private static int depth(Dataset dataset, Options options) {
        if (options.prefetch() != PREFETCH_BY_SIZE) return options.prefetch();
        long numbers = (long) options.batchSize() * dataset.get(0).x().numel();
        return numbers >= WORTH_A_HANDOVER ? 2 : 0;
    }

    private int[] order(int epoch) {
        Rng rng = Rng.of(new Rng.State(options.seed(), (long) epoch << 32));
        return options.sampler().order(dataset.size(), options.batchSize(), rng);
    }

    private Batch gather(int[] order, int epoch, int batch) {
        int from = batch * options.batchSize();
        int[] indices = Arrays.copyOfRange(order, from, Math.min(from + options.batchSize(), order.length));
        // A transform that draws random numbers draws the same ones for this batch in every run.
        Rng rng = Rng.of(new Rng.State(options.seed() + EPOCH_STRIDE * (epoch + 1), (long) batch << 32));
        gathering.lock();
        try {
            return Rng.with(rng, () -> dataset.batch(indices));
        } finally {
            gathering.unlock();
        }
    }
}
