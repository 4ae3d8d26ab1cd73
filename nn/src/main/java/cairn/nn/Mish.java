package cairn.nn;

import cairn.tensor.Tensor;

/// `x · tanh(log(1 + eˣ))` (arXiv:1908.08681). Shape: `[*] → [*]`.
public final class Mish extends Layer {
    public Mish() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.mish();
    }
}
