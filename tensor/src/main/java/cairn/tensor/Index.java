package cairn.tensor;

/// What is wanted along a dimension, or around it: the parts of NumPy's square brackets.
///
/// ```java
/// x.get(Index.at(0), Index.slice(2, 5))        // x[0, 2:5]
/// x.get(Index.ellipsis(), Index.every(2))      // x[..., ::2]
/// x.get(Index.of(rows), Index.of(cols))        // x[rows, cols]: one element for each pair
/// x.get(Index.of(mask))                        // x[mask]
/// ```
///
/// Dimensions that are not mentioned are taken whole. Places and slices give views; index tensors give copies.
public sealed interface Index {
    /// One place; the dimension disappears. Negative places count from the end.
    static Index at(int place) {
        return new At(place);
    }

    /// The places from `from` up to but excluding `to`. Negative ends count from the end, and ends outside are moved to it.
    static Index slice(int from, int to) {
        return new Range(from, to, 1);
    }

    /// Every `step`-th of the places from `from` up to but excluding `to`; `step` is at least 1.
    static Index slice(int from, int to, int step) {
        return new Range(from, to, step);
    }

    /// All places from `from` on. NumPy: `from:`.
    static Index from(int from) {
        return new Range(from, Integer.MAX_VALUE, 1);
    }

    /// All places up to but excluding `to`. NumPy: `:to`.
    static Index until(int to) {
        return new Range(0, to, 1);
    }

    /// Every `step`-th place. NumPy: `::step`.
    static Index every(int step) {
        return new Range(0, Integer.MAX_VALUE, step);
    }

    /// All places. NumPy: `:`.
    static Index all() {
        return new Range(0, Integer.MAX_VALUE, 1);
    }

    /// As many whole dimensions as are not mentioned otherwise; at most once. NumPy: `...`.
    static Index ellipsis() {
        return new Ellipsis();
    }

    /// A new dimension of size 1. NumPy: `None`.
    static Index newAxis() {
        return new NewAxis();
    }

    /// The places that an I64 tensor holds (negative ones count from the end), or those where a BOOL tensor is true.
    ///
    /// Several index tensors are broadcast together and pick one element for each combination. The result has their common shape in
    /// place of the dimensions they index: where those are neighbours, else in front. A BOOL tensor stands for as many dimensions as it
    /// has.
    static Index of(Tensor places) {
        return new By(places);
    }

    /// The given places.
    static Index of(long... places) {
        return new By(Tensor.of(places, places.length));
    }

    /// See [Index#at].
    record At(int place) implements Index {}

    /// See [Index#slice(int, int, int)].
    record Range(int from, int to, int step) implements Index {}

    /// See [Index#ellipsis].
    record Ellipsis() implements Index {}

    /// See [Index#newAxis].
    record NewAxis() implements Index {}

    /// See [Index#of(Tensor)].
    record By(Tensor places) implements Index {}
}
