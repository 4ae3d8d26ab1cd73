package cairn.nn;

/// Batch normalisation of features or of sequences of them; see [BatchNorm]. Shape: `[N, C] → [N, C]`, `[N, C, L] → [N, C, L]`.
public final class BatchNorm1d extends BatchNorm {
    /// @param numFeatures `C`
    public BatchNorm1d(int numFeatures) {
        this(numFeatures, defaults());
    }

    /// @param numFeatures `C`
    public BatchNorm1d(int numFeatures, Options options) {
        super(numFeatures, options);
    }

    @Override
    String form() {
        return "[N, C] or [N, C, L]";
    }

    @Override
    boolean accepts(int rank) {
        return rank == 2 || rank == 3;
    }

    static BatchNorm1d from(LayerConfig c) {
        return new BatchNorm1d(c.integer("numFeatures"), optionsFrom(c));
    }
}
