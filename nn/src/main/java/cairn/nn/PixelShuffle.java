package cairn.nn;

import cairn.tensor.Tensor;

/// Channels turned into pictures finer by a factor `r`: `r²` channels become `r × r` pixels. Shape: `[*, C·r², H, W] → [*, C, H·r, W·r]`.
///
/// Shi et al., "Real-Time Single Image and Video Super-Resolution", 2016, arXiv:1609.05158.
public final class PixelShuffle extends Layer {
    private final int factor;

    /// @param factor at least 1. PyTorch: `upscale_factor`
    public PixelShuffle(int factor) {
        this.factor = Check.positive("PixelShuffle", "factor", factor);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.pixelShuffle(factor);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("PixelShuffle").with("factor", factor);
    }

    static PixelShuffle from(LayerConfig c) {
        return new PixelShuffle(c.integer("factor"));
    }
}
