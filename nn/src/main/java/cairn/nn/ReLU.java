package cairn.nn;

import cairn.tensor.Tensor;

/// Rectifier: `max(x, 0)`. Shape: `[*] → [*]`.
public final class ReLU extends Layer {
    public ReLU() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.relu();
    }
}
