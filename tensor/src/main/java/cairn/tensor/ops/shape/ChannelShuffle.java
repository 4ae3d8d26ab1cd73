package cairn.tensor.ops.shape;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Channels of `g` groups dealt out in turn: `y[:, i·g + j] = x[:, j·c + i]` for `c` channels in a group. Shape: `[N, C, *] → [N, C, *]`.
public final class ChannelShuffle {
    private ChannelShuffle() {}

    public static Tensor of(Tensor x, int groups) {
        if (x.rank() < 3)
            throw ShapeException.of("channelShuffle", "x must be [N, C, *] with sizes after C", x.shape());
        if (groups < 1 || x.size(1) % groups != 0)
            throw ShapeException.of(
                    "channelShuffle",
                    "groups must divide the C=%d channels of %s".formatted(x.size(1), x.shape()),
                    groups);
        return x.unflatten(1, groups, x.size(1) / groups) // [N, g, c, *]
                .transpose(1, 2) // [N, c, g, *]
                .flatten(1, 2);
    }
}
