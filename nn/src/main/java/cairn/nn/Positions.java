package cairn.nn;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Where a sequence lies in a tensor, and what is added to each of its places.
///
/// @param maxLength the most places
/// @param embeddingDim `E`
/// @param timeFirst whether it is `[T, N, E]` rather than `[…, T, E]`
record Positions(int maxLength, int embeddingDim, boolean timeFirst) {
    static Positions of(String layer, int maxLength, int embeddingDim, boolean timeFirst) {
        Check.positive(layer, "maxLength", maxLength);
        Check.positive(layer, "embeddingDim", embeddingDim);
        return new Positions(maxLength, embeddingDim, timeFirst);
    }

    /// `x` plus row `t` of the table at place `t`.
    ///
    /// @param label leads errors
    /// @param table `[maxLength, E]`
    Tensor add(String label, Tensor x, Tensor table) {
        check(label, x);
        Tensor rows = table.narrow(0, 0, time(x)); // [T, E]
        return x.add(timeFirst && x.rank() == 3 ? rows.unsqueeze(1) : rows);
    }

    private int time(Tensor x) {
        return timeFirst ? x.size(0) : x.size(-2);
    }

    private void check(String label, Tensor x) {
        boolean form = timeFirst ? x.rank() == 2 || x.rank() == 3 : x.rank() >= 2;
        if (!form || x.size(-1) != embeddingDim)
            throw ShapeException.expected(
                    label,
                    (timeFirst ? "[T, N, %1$d] or [T, %1$d]" : "[..., T, %1$d]").formatted(embeddingDim),
                    x.shape());
        if (time(x) > maxLength)
            throw ShapeException.expected(
                    label,
                    "at most maxLength = %d places, T = %d,".formatted(maxLength, time(x)),
                    x.shape(),
                    timeFirst
                            ? ""
                            : "If the first dim is the time, use %s.timeFirst(…)."
                                    .formatted(label.replaceAll("[.(].*", "")));
    }

    LayerConfig addTo(LayerConfig config) {
        return config.with("maxLength", maxLength)
                .with("embeddingDim", embeddingDim)
                .with("timeFirst", timeFirst);
    }

    static Positions from(LayerConfig c) {
        return of(c.type(), c.integer("maxLength"), c.integer("embeddingDim"), c.flag("timeFirst"));
    }

    String call(String type) {
        return (timeFirst ? "%s.timeFirst(%d, %d)" : "new %s(%d, %d)").formatted(type, maxLength, embeddingDim);
    }
}
