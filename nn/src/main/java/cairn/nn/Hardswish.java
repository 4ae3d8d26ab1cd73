package cairn.nn;

import cairn.tensor.Tensor;

/// `x · hardsigmoid(x)` (arXiv:1905.02244). Shape: `[*] → [*]`.
public final class Hardswish extends Layer {
    public Hardswish() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.hardswish();
    }
}
