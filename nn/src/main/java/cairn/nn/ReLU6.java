package cairn.nn;

import cairn.tensor.Tensor;

/// Rectifier with a ceiling: `min(max(x, 0), 6)`. Shape: `[*] → [*]`.
public final class ReLU6 extends Layer {
    public ReLU6() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.relu6();
    }
}
