package cairn.nn;

import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Drops whole channels of pictures, and of sequences as PyTorch does; see [ChannelDropout]. Shape: `[N, C, H, W]`, `[N, C, L]`, kept.
public final class Dropout2d extends ChannelDropout {
    /// Drops half of the channels.
    public Dropout2d() {
        this(0.5);
    }

    /// @param p the probability of a channel to be dropped, in `[0, 1]`
    public Dropout2d(double p) {
        super(p);
    }

    @Override
    String form() {
        return "[N, C, H, W] or [N, C, L]";
    }

    @Override
    @Nullable
    Tensor batched(Tensor x) {
        return x.rank() == 4 || x.rank() == 3 ? x : null; // NOTE: three dims are a batch of sequences, not one picture
    }

    static Dropout2d from(LayerConfig c) {
        return new Dropout2d(c.number("p"));
    }
}
