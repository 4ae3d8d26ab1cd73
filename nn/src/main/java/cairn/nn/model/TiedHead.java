package cairn.nn.model;

import cairn.nn.Layer;
import cairn.tensor.Tensor;

/// Scores every token by the product with its row in a table that another layer holds: `y = x · Wᵀ`. Shape: `[*, C] → [*, V]`.
///
/// Press, Wolf, "Using the Output Embedding to Improve Language Models", arXiv:1608.05859.
final class TiedHead extends Layer {
    private final Tensor weight;

    /// @param table `[V, C]`, which stays shared
    TiedHead(Tensor table) {
        weight = parameter("weight", table);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.linear(weight, null);
    }

    @Override
    protected String call() {
        return "new TiedHead(%d, %d)".formatted(weight.size(1), weight.size(0));
    }
}
