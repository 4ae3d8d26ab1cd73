package cairn.nn;

/// Instance normalisation of the channels of pictures; see [InstanceNorm]. Shape: `[N, C, H, W] → [N, C, H, W]`, `[C, H, W] → [C, H, W]`.
public final class InstanceNorm2d extends InstanceNorm {
    /// @param numFeatures `C`
    public InstanceNorm2d(int numFeatures) {
        this(numFeatures, defaults());
    }

    /// @param numFeatures `C`
    public InstanceNorm2d(int numFeatures, Options options) {
        super(2, numFeatures, options);
    }

    static InstanceNorm2d from(LayerConfig c) {
        return new InstanceNorm2d(c.integer("numFeatures"), optionsFrom(c));
    }
}
