package cairn.tensor.engine;

import cairn.tensor.GradFn;

/// The backward half of a view of a region of its only input: the gradient is `dy` in the region and 0 elsewhere.
///
/// Where nothing is recorded, the engine adds `dy` into the region in place, so that many views of one tensor cost as much as one.
public interface PartGradFn extends GradFn {
    /// The elements of the input that were seen.
    Region region();
}
