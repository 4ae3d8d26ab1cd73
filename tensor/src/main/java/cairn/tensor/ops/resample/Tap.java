package cairn.tensor.ops.resample;

import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// An element that has a part in every sample of a grid.
///
/// @param place `I64` `[N, P]`, counted row by row over the dims so far
/// @param weight `[N, P]`; null for 1
record Tap(Tensor place, @Nullable Tensor weight) {
    /// This tap along outer dims and `inner` along the next, which has `size` elements.
    Tap then(Tap inner, int size) {
        Tensor joined = place.mul(size).add(inner.place);
        if (weight == null) return new Tap(joined, inner.weight);
        return new Tap(joined, inner.weight == null ? weight : weight.mul(inner.weight));
    }

    /// `values`, `[N, C, P]`, times the weight.
    Tensor weigh(Tensor values) {
        return weight == null ? values : values.mul(weight.unsqueeze(1));
    }
}
