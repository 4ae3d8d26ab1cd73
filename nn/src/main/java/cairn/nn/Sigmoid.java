package cairn.nn;

import cairn.tensor.Tensor;

/// Logistic function: `1 / (1 + e⁻ˣ)`. Shape: `[*] → [*]`.
public final class Sigmoid extends Layer {
    public Sigmoid() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.sigmoid();
    }
}
