package cairn.nn;

/// Batch normalisation of the channels of volumes; see [BatchNorm]. Shape: `[N, C, D, H, W] → [N, C, D, H, W]`.
public final class BatchNorm3d extends BatchNorm {
    /// @param numFeatures `C`
    public BatchNorm3d(int numFeatures) {
        this(numFeatures, defaults());
    }

    /// @param numFeatures `C`
    public BatchNorm3d(int numFeatures, Options options) {
        super(numFeatures, options);
    }

    @Override
    String form() {
        return "[N, C, D, H, W]";
    }

    @Override
    boolean accepts(int rank) {
        return rank == 5;
    }

    static BatchNorm3d from(LayerConfig c) {
        return new BatchNorm3d(c.integer("numFeatures"), optionsFrom(c));
    }
}
