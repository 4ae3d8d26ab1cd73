package cairn.tensor.ops.conv;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// `dx[n, c, i] = b[c] + Σ w[o, c, k] · dy[n, o, p]` over the `p` with `p·stride + k·dilation − before = i`: the
/// gradient of a convolution's input, and the forward pass of a transposed convolution.
///
/// @param dy `[N, O, D', H', W']`
/// @param w contiguous `[O, C/groups, …]`
/// @param b `[C]`; null for zeros
/// @param dx contiguous `[N, C, D, H, W]`
record ConvInputGrad(View dy, View w, @Nullable View b, View dx, ConvShape shape, Correlation pass, Packed packed)
        implements Launch, Team.Task {
    ConvInputGrad(View dy, View w, @Nullable View b, View dx, ConvShape shape) {
        this(dy, w, b, dx, shape, Correlation.backward(shape, dy), new Packed());
    }

    @Override
    public void run() {
        if (dx.numel() == 0) return;
        pass.run(this, dy, w, packed, dx);
    }

    @Override
    public void part(int index, int count) {
        pass.part(dy, w, packed, b, dx, index, count);
    }

    @Override
    public long multiplyAdds() {
        return shape.multiplyAdds();
    }

    @Override
    public void access(Access access) {
        access.reads(dy);
        access.reads(w);
        if (b != null) access.reads(b);
        access.writes(dx);
    }
}
