package cairn.nn;

import cairn.tensor.Tensor;

/// `x · sigmoid(x)` (arXiv:1606.08415). Shape: `[*] → [*]`.
public final class SiLU extends Layer {
    public SiLU() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.silu();
    }
}
