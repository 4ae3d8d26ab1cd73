package cairn.tensor.ops.conv;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// `y[n, o, p] = b[o] + Σ w[o, c, k] · x[n, c, p·stride + k·dilation − before]`, the forward pass of a convolution.
///
/// @param x `[N, C, D, H, W]`
/// @param w contiguous `[O, C/groups, …]`
/// @param b `[O]`; null for zeros
/// @param y contiguous `[N, O, D', H', W']`
record ConvForward(View x, View w, @Nullable View b, View y, ConvShape shape, Correlation pass, Packed packed)
        implements Launch, Team.Task {
    ConvForward(View x, View w, @Nullable View b, View y, ConvShape shape) {
        this(x, w, b, y, shape, Correlation.forward(shape, x), new Packed());
    }

    @Override
    public void run() {
        if (y.numel() == 0) return;
        pass.run(this, x, w, packed, y);
    }

    @Override
    public void part(int index, int count) {
        pass.part(x, w, packed, b, y, index, count);
    }

    @Override
    public long multiplyAdds() {
        return shape.multiplyAdds();
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(w);
        if (b != null) access.reads(b);
        access.writes(y);
    }
}
