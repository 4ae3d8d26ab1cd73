package cairn.nn;

import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Drops whole channels of volumes; see [ChannelDropout]. Shape: `[N, C, D, H, W]`, `[C, D, H, W]`, kept.
public final class Dropout3d extends ChannelDropout {
    /// Drops half of the channels.
    public Dropout3d() {
        this(0.5);
    }

    /// @param p the probability of a channel to be dropped, in `[0, 1]`
    public Dropout3d(double p) {
        super(p);
    }

    @Override
    String form() {
        return "[N, C, D, H, W] or [C, D, H, W]";
    }

    @Override
    @Nullable
    Tensor batched(Tensor x) {
        if (x.rank() == 5) return x;
        return x.rank() == 4 ? x.unsqueeze(0) : null;
    }

    static Dropout3d from(LayerConfig c) {
        return new Dropout3d(c.number("p"));
    }
}
