package cairn.nn;

import cairn.tensor.Tensor;

/// Hyperbolic tangent. Shape: `[*] → [*]`.
public final class Tanh extends Layer {
    public Tanh() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.tanh();
    }
}
