package cairn.data;

/// A change made to whole batches, inputs and targets together: what a [Transform] cannot do because it sees one side of each sample alone.
///
/// Like a transform it is a value, leaves its argument as it is, and takes random numbers from `Rng.current()`, which the loader sets for
/// every batch.
@FunctionalInterface
public interface BatchTransform {
    /// The changed batch.
    Batch apply(Batch batch);
}
