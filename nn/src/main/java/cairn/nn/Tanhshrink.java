package cairn.nn;

import cairn.tensor.Tensor;

/// `x − tanh(x)`. Shape: `[*] → [*]`.
public final class Tanhshrink extends Layer {
    public Tanhshrink() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.tanhshrink();
    }
}
