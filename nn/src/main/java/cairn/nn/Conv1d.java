package cairn.nn;

import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// Convolution over sequences: `y[o, p] = b[o] + Σ w[o, c, k] · x[c, p·stride + k·dilation − padding]` over the
/// channels `c` of `o`'s group and the places `k` of the window. Shape: `[N, in, L] → [N, out, L']`, also without `N`,
/// with `L' = (L + 2·padding − dilation·(K − 1) − 1) / stride + 1`.
///
/// `weight` is `[out, in/groups, K]`, `bias` `[out]`; see [Convolution].
public final class Conv1d extends Convolution {
    /// A layer whose window moves in steps of one, without padding.
    ///
    /// @param inChannels at least 1
    /// @param outChannels at least 1
    /// @param kernelSize the size of the window, at least 1
    public Conv1d(int inChannels, int outChannels, int kernelSize) {
        this(inChannels, outChannels, Window.of(kernelSize));
    }

    /// A layer with the given geometry: `new Conv1d(3, 64, Window.of(3).padding(1))`.
    public Conv1d(int inChannels, int outChannels, Window window) {
        this(inChannels, outChannels, window, defaults());
    }

    /// A layer with groups, other borders or no bias:
    /// `new Conv1d(64, 64, Window.of(3), Convolution.defaults().groups(64))`.
    ///
    /// @throws IllegalArgumentException if the groups do not divide both numbers of channels
    public Conv1d(int inChannels, int outChannels, Window window, Options options) {
        super(1, false, inChannels, outChannels, window, options);
    }

    /// A layer without a bias, as before a batch normalisation.
    public static Conv1d withoutBias(int inChannels, int outChannels, Window window) {
        return new Conv1d(inChannels, outChannels, window, defaults().bias(false));
    }

    @Override
    Tensor convolve(Tensor x, Tensor weight) {
        return bordered(x).conv1d(weight, bias(), inside(), options().groups());
    }

    static Conv1d from(LayerConfig c) {
        return new Conv1d(c.integer("inChannels"), c.integer("outChannels"), WindowConfig.read(c), optionsFrom(c));
    }
}
