package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Tensor;

/// Leaky rectifier with learnt slopes: `x` where positive, `weight · x` elsewhere (arXiv:1502.01852). Shape: `[N, C, *] → [N, C, *]`.
///
/// `weight` is `[1]` or `[C]`.
public final class PReLU extends Layer {
    private static final double START = 0.25;

    private final int numParameters;
    private final double start;
    private final Tensor weight;

    /// One slope for all channels, 0.25 at first.
    public PReLU() {
        this(1);
    }

    /// @param numParameters 1, or the number of channels `C` for a slope each
    public PReLU(int numParameters) {
        this(numParameters, START);
    }

    /// @param numParameters 1, or the number of channels `C` for a slope each
    /// @param start the slopes at first
    public PReLU(int numParameters, double start) {
        this.numParameters = Check.positive("PReLU", "numParameters", numParameters);
        this.start = start;
        weight = parameter("weight", Tensor.full((float) start, numParameters));
    }

    @Override
    protected void reset() {
        Init.constant(start).fill(weight);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.prelu(weight);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("PReLU").with("numParameters", numParameters).with("start", start);
    }

    static PReLU from(LayerConfig c) {
        return new PReLU(c.integer("numParameters"), c.number("start"));
    }

    @Override
    protected String call() {
        if (start != START) return "new PReLU(%d, %s)".formatted(numParameters, start);
        return numParameters == 1 ? "new PReLU()" : "new PReLU(" + numParameters + ")";
    }
}
