package cairn.nn;

import cairn.tensor.Tensor;

/// Channels dealt out anew, so that each group of the next convolution sees some of every group of the last: channel `i` of group `g` becomes
/// channel `g` of group `i`. Shape: `[N, C, *] → [N, C, *]`.
///
/// Zhang et al., "ShuffleNet", 2017, arXiv:1707.01083.
public final class ChannelShuffle extends Layer {
    private final int groups;

    /// @param groups at least 1, and the number of channels must be a multiple of it
    public ChannelShuffle(int groups) {
        this.groups = Check.positive("ChannelShuffle", "groups", groups);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return x.channelShuffle(groups);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("ChannelShuffle").with("groups", groups);
    }

    static ChannelShuffle from(LayerConfig c) {
        return new ChannelShuffle(c.integer("groups"));
    }
}
