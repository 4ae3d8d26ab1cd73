package cairn.data;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;

/// A fixed change made to every sample, given as a value: a record whose components are everything it needs.
///
/// A transform sees a whole batch, so that its cost does not depend on the number of samples, but treats every sample alike. It must
/// not depend on which samples share the batch. One that draws random numbers takes them from `Rng.current()`, which the loader sets
/// for every batch.
public interface Transform {
    /// The transformed batch. The argument is not changed.
    ///
    /// Shape: `[N, …] → [N, …]`, where the dimensions after the first may change.
    Tensor apply(Tensor batch);

    /// This transform as plain data, to be saved with a run; `Transforms.restore` makes it a transform again.
    TransformState state();

    /// The shape of one sample after this transform.
    default Shape outputShape(Shape sample) {
        return Stack.unbatched(apply(Tensor.zeros(Stack.batched(sample, 1))).shape());
    }
}
