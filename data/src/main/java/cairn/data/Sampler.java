package cairn.data;

import cairn.tensor.Rng;
import java.util.stream.IntStream;

/// The order in which one epoch takes the samples, given as a value. The loader cuts it into batches from the front.
///
/// PyTorch: `torch.utils.data.Sampler`.
@FunctionalInterface
public interface Sampler {
    /// The dataset's own order.
    Sampler SEQUENTIAL = (size, batchSize, rng) -> IntStream.range(0, size).toArray();

    /// A random order.
    Sampler RANDOM = (size, batchSize, rng) -> rng.permutation(size);

    /// Every number in `0 … size−1` once.
    ///
    /// @param size the number of samples
    /// @param batchSize how many of them come together
    /// @param rng where this epoch's random numbers come from; it depends on the seed and the epoch alone
    int[] order(int size, int batchSize, Rng rng);
}
