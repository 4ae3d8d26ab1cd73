package cairn.nn;

import cairn.tensor.Tensor;

/// `(x + 3) / 6` limited to `[0, 1]`. Shape: `[*] → [*]`.
public final class Hardsigmoid extends Layer {
    public Hardsigmoid() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.hardsigmoid();
    }
}
