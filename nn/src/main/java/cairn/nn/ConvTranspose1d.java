package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Transposed convolution over sequences; see [ConvTranspose]. Shape: `[N, in, L] → [N, out, L']`, also without `N`.
///
/// `weight` is `[in, out/groups, K]`, `bias` `[out]`.
public final class ConvTranspose1d extends ConvTranspose {
    /// A layer of stride 1 without padding.
    ///
    /// @param inChannels at least 1
    /// @param outChannels at least 1
    /// @param kernelSize the size of the window, at least 1
    public ConvTranspose1d(int inChannels, int outChannels, int kernelSize) {
        this(inChannels, outChannels, Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new ConvTranspose1d(64, 3, Window.of(4).stride(2).padding(1))`.
    public ConvTranspose1d(int inChannels, int outChannels, Window window) {
        this(inChannels, outChannels, window, defaults());
    }

    /// A layer with groups or without a bias.
    ///
    /// @throws IllegalArgumentException if the groups do not divide both numbers of channels
    public ConvTranspose1d(int inChannels, int outChannels, Window window, Options options) {
        super(1, inChannels, outChannels, window, options);
    }

    /// A layer without a bias.
    public static ConvTranspose1d withoutBias(int inChannels, int outChannels, Window window) {
        return new ConvTranspose1d(inChannels, outChannels, window, defaults().bias(false));
    }

    @Override
    Tensor convolve(Tensor x, Tensor weight, Window window) {
        return x.convTranspose1d(weight, bias(), window, options().groups());
    }

    static ConvTranspose1d from(LayerConfig c) {
        return new ConvTranspose1d(
                c.integer("inChannels"), c.integer("outChannels"), WindowConfig.read(c), optionsFrom(c));
    }
}
