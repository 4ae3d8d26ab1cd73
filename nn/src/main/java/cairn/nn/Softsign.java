package cairn.nn;

import cairn.tensor.Tensor;

/// `x / (1 + |x|)`. Shape: `[*] → [*]`.
public final class Softsign extends Layer {
    public Softsign() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.softsign();
    }
}
