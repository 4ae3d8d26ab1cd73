package cairn.tensor.engine;

/// Something beside tensors that decides what a step does, such as the mode of a layer, as it was while the step was recorded.
///
/// Assumptions are records, so that one that is made many times counts once.
public interface Assumption {
    /// Whether it is still so. Allocates nothing.
    boolean holds();
}
