package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Transposed convolution over pictures; see [ConvTranspose]. Shape: `[N, in, H, W] → [N, out, H', W']`, also without
/// `N`.
///
/// `weight` is `[in, out/groups, K, K]`, `bias` `[out]`.
public final class ConvTranspose2d extends ConvTranspose {
    /// A layer of stride 1 without padding.
    ///
    /// @param inChannels at least 1
    /// @param outChannels at least 1
    /// @param kernelSize the size of the window in every dim, at least 1
    public ConvTranspose2d(int inChannels, int outChannels, int kernelSize) {
        this(inChannels, outChannels, Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new ConvTranspose2d(64, 3, Window.of(4).stride(2).padding(1))`.
    public ConvTranspose2d(int inChannels, int outChannels, Window window) {
        this(inChannels, outChannels, window, defaults());
    }

    /// A layer with groups or without a bias.
    ///
    /// @throws IllegalArgumentException if the groups do not divide both numbers of channels
    public ConvTranspose2d(int inChannels, int outChannels, Window window, Options options) {
        super(2, inChannels, outChannels, window, options);
    }

    /// A layer without a bias.
    public static ConvTranspose2d withoutBias(int inChannels, int outChannels, Window window) {
        return new ConvTranspose2d(inChannels, outChannels, window, defaults().bias(false));
    }

    @Override
    Tensor convolve(Tensor x, Tensor weight, Window window) {
        return x.convTranspose2d(weight, bias(), window, options().groups());
    }

    static ConvTranspose2d from(LayerConfig c) {
        return new ConvTranspose2d(
                c.integer("inChannels"), c.integer("outChannels"), WindowConfig.read(c), optionsFrom(c));
    }
}
