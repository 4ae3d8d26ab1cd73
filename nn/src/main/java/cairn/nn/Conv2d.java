package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Convolution over pictures: `y[o, p] = b[o] + Σ w[o, c, k] · x[c, p·stride + k·dilation − padding]` over the channels
/// `c` of `o`'s group and the places `k` of the window. Shape: `[N, in, H, W] → [N, out, H', W']`, also without `N`,
/// with `L' = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1` along each dim.
///
/// `weight` is `[out, in/groups, K, K]`, `bias` `[out]`; see [Convolution].
public final class Conv2d extends Convolution {
    /// A layer whose window moves in steps of one, without padding.
    ///
    /// @param inChannels at least 1
    /// @param outChannels at least 1
    /// @param kernelSize the size of the window in every dim, at least 1
    public Conv2d(int inChannels, int outChannels, int kernelSize) {
        this(inChannels, outChannels, Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new Conv2d(3, 64, Window.of(3).padding(1))`.
    public Conv2d(int inChannels, int outChannels, Window window) {
        this(inChannels, outChannels, window, defaults());
    }

    /// A layer with groups, other borders or no bias:
    /// `new Conv2d(64, 64, Window.of(3), Convolution.defaults().groups(64))`.
    ///
    /// @throws IllegalArgumentException if the groups do not divide both numbers of channels
    public Conv2d(int inChannels, int outChannels, Window window, Options options) {
        super(2, false, inChannels, outChannels, window, options);
    }

    /// A layer without a bias, as before a batch normalisation.
    public static Conv2d withoutBias(int inChannels, int outChannels, Window window) {
        return new Conv2d(inChannels, outChannels, window, defaults().bias(false));
    }

    @Override
    Tensor convolve(Tensor x, Tensor weight) {
        return bordered(x).conv2d(weight, bias(), inside(), options().groups());
    }

    static Conv2d from(LayerConfig c) {
        return new Conv2d(c.integer("inChannels"), c.integer("outChannels"), WindowConfig.read(c), optionsFrom(c));
    }
}
