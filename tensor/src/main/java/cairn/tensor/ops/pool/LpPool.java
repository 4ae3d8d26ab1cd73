package cairn.tensor.ops.pool;

import cairn.tensor.Divisor;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;

/// The p-norm of every window: `(Σ xᵖ)^(1/p)`. Shape: `[*, …] → [*, …']`.
///
/// The sign of an odd power counts: a window whose sum is negative gives 0. Where a sum is 0 the gradient is that of the root, which is
/// not finite for `p > 1`.
public final class LpPool {
    private LpPool() {}

    /// Norms of windows, which have no padding and no dilation.
    public static Tensor of(int dims, Tensor x, double p, Window window) {
        if (p == 0) throw new IllegalArgumentException("lpPool" + dims + "d: p must not be 0.");
        if (Arrays.stream(window.paddings()).anyMatch(n -> n != 0))
            throw new IllegalArgumentException("lpPool%dd: a norm has no padding, got %s.".formatted(dims, window));
        int places = 1;
        for (int n : window.sizes(dims)) places *= n;
        Tensor means = AvgPool.of(dims, x.pow(p), window, Divisor.ALL);
        return means.sign().mul(means.abs().relu()).mul(places).pow(1 / p);
    }
}
