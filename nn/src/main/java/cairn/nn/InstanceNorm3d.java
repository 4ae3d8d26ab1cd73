package cairn.nn;

/// Instance normalisation of the channels of volumes; see [InstanceNorm]. Shape: `[N, C, D, H, W] → [N, C, D, H, W]`, `[C, D, H, W] → [C, D, H, W]`.
public final class InstanceNorm3d extends InstanceNorm {
    /// @param numFeatures `C`
    public InstanceNorm3d(int numFeatures) {
        this(numFeatures, defaults());
    }

    /// @param numFeatures `C`
    public InstanceNorm3d(int numFeatures, Options options) {
        super(3, numFeatures, options);
    }

    static InstanceNorm3d from(LayerConfig c) {
        return new InstanceNorm3d(c.integer("numFeatures"), optionsFrom(c));
    }
}
