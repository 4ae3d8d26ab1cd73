package cairn.tensor.engine;

/// Some of the elements of a tensor, each at most once: which ones, and in what shape.
///
/// There are three things to do with a region: see it (`RegionView`), put it into zeros (`Embed`), put it into another tensor
/// (`Replace`). Each is the gradient of another.
public interface Region {
    /// The elements as a view of `x`.
    View in(View x);
}
