package cairn.nn;

/// Batch normalisation of the channels of pictures; see [BatchNorm]. Shape: `[N, C, H, W] → [N, C, H, W]`.
public final class BatchNorm2d extends BatchNorm {
    /// @param numFeatures `C`
    public BatchNorm2d(int numFeatures) {
        this(numFeatures, defaults());
    }

    /// @param numFeatures `C`
    public BatchNorm2d(int numFeatures, Options options) {
        super(numFeatures, options);
    }

    @Override
    String form() {
        return "[N, C, H, W]";
    }

    @Override
    boolean accepts(int rank) {
        return rank == 4;
    }

    static BatchNorm2d from(LayerConfig c) {
        return new BatchNorm2d(c.integer("numFeatures"), optionsFrom(c));
    }
}
