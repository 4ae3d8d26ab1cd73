package cairn.nn;

import cairn.tensor.Tensor;

/// Pictures turned into channels coarser by a factor `r`, the opposite of [PixelShuffle]. Shape: `[*, C, H·r, W·r] → [*, C·r², H, W]`.
public final class PixelUnshuffle extends Layer {
    private final int factor;

    /// @param factor at least 1. PyTorch: `downscale_factor`
    public PixelUnshuffle(int factor) {
        this.factor = Check.positive("PixelUnshuffle", "factor", factor);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.pixelUnshuffle(factor);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("PixelUnshuffle").with("factor", factor);
    }

    static PixelUnshuffle from(LayerConfig c) {
        return new PixelUnshuffle(c.integer("factor"));
    }
}
