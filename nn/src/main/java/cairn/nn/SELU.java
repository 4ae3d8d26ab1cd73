package cairn.nn;

import cairn.tensor.Tensor;

/// Self-normalising ELU: `λ·x` where positive, `λ·α·(eˣ − 1)` elsewhere (arXiv:1706.02515). Shape: `[*] → [*]`.
public final class SELU extends Layer {
    public SELU() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.selu();
    }
}
