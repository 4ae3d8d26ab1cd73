package cairn.nn;

import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Drops whole channels of sequences; see [ChannelDropout]. Shape: `[N, C, L]`, `[C, L]`, kept.
public final class Dropout1d extends ChannelDropout {
    /// Drops half of the channels.
    public Dropout1d() {
        this(0.5);
    }

    /// @param p the probability of a channel to be dropped, in `[0, 1]`
    public Dropout1d(double p) {
        super(p);
    }

    @Override
    String form() {
        return "[N, C, L] or [C, L]";
    }

    @Override
    @Nullable
    Tensor batched(Tensor x) {
        if (x.rank() == 3) return x;
        return x.rank() == 2 ? x.unsqueeze(0) : null;
    }

    static Dropout1d from(LayerConfig c) {
        return new Dropout1d(c.number("p"));
    }
}
