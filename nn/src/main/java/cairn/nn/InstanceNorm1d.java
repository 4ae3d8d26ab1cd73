package cairn.nn;

/// Instance normalisation of the channels of sequences; see [InstanceNorm]. Shape: `[N, C, L] → [N, C, L]`, `[C, L] → [C, L]`.
public final class InstanceNorm1d extends InstanceNorm {
    /// @param numFeatures `C`
    public InstanceNorm1d(int numFeatures) {
        this(numFeatures, defaults());
    }

    /// @param numFeatures `C`
    public InstanceNorm1d(int numFeatures, Options options) {
        super(1, numFeatures, options);
    }

    static InstanceNorm1d from(LayerConfig c) {
        return new InstanceNorm1d(c.integer("numFeatures"), optionsFrom(c));
    }
}
