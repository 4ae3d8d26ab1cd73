package cairn.nn;

import cairn.tensor.Tensor;

/// `log(1 / (1 + e⁻ˣ))`. Shape: `[*] → [*]`.
public final class LogSigmoid extends Layer {
    public LogSigmoid() {}

    @Override
    protected Tensor compute(Tensor x) {
        return x.logSigmoid();
    }
}
