package cairn.tensor.ops.conv;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;

/// `dw[o, c, k] = Σ dy[n, o, p] · x[n, c, p·stride + k·dilation − before]` over all pictures `n` and places `p`.
///
/// Threads share the weights, not the pictures, so that every sum is formed by one of them, in the order of the
/// pictures.
///
/// @param x `[N, C, D, H, W]`
/// @param dy `[N, O, D', H', W']`
/// @param dw contiguous `[O, C/groups, …]`
record ConvWeightGrad(View x, View dy, View dw, ConvShape shape, WeightSums sums) implements Launch, Team.Task {
    ConvWeightGrad(View x, View dy, View dw, ConvShape shape) {
        this(x, dy, dw, shape, WeightSums.of(shape));
    }

    @Override
    public void run() {
        if (dw.numel() == 0) return;
        Team.run(this, sums.blocks(Team.partsFor(shape.multiplyAdds() / Correlation.PRODUCTS_PER_ELEMENT)));
    }

    @Override
    public void part(int index, int count) {
        sums.block(x, dy, dw, index, count);
    }

    @Override
    public long multiplyAdds() {
        return shape.multiplyAdds();
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.reads(dy);
        access.writes(dw);
    }
}
