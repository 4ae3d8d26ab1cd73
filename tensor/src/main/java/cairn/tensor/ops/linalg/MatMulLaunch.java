package cairn.tensor.ops.linalg;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Team;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `y = a · b (+ bias)` for every pair of matrices in the batch. Where `y` repeats one matrix along a batch dim (stride 0), the products
/// along it are summed. Rows of `y` have no gaps.
///
/// @param bias one row that every row of `y` starts from; null for zeros
record MatMulLaunch(View a, View b, @Nullable View bias, View y, Product product) implements Launch, Team.Task {
    private static final long ALONE_IS_SMALL = 1 << 18; // multiply-adds of a product not worth sharing between threads

    /// `a`, `b` and `y` are expanded to the same batch dims.
    MatMulLaunch(View a, View b, @Nullable View bias, View y) {
        this(a, b, bias, y, Product.of(a, b, y));
    }

    @Override
    public void run() {
        if (product.m() == 0 || product.n() == 0) return;
        if (product.count() == 0) clear();
        else Team.run(this, parts());
    }

    /// Sets the results of empty sums to zero; there may be no memory at all.
    private void clear() {
        int from = y.buffer().base();
        Arrays.fill(y.buffer().floats(), from, from + y.buffer().length(), 0);
    }

    /// Products are dealt out to threads only where one is too small to be shared; the kernel shares large ones itself.
    private int parts() {
        if (product.sums() || product.count() == 1 || product.multiplyAdds() > ALONE_IS_SMALL) return 1;
        return Math.min(product.count(), Team.partsFor(product.count() * (product.multiplyAdds() / 8 + 1)));
    }

    @Override
    public void part(int index, int count) {
        int end = (int) ((long) product.count() * (index + 1) / count);
        for (int i = (int) ((long) product.count() * index / count); i < end; i++) product.multiply(i, a, b, bias, y);
    }

    @Override
    public long multiplyAdds() {
        return product.count() * product.multiplyAdds();
    }

    @Override
    public void access(Access access) {
        access.reads(a);
        access.reads(b);
        if (bias != null) access.reads(bias);
        access.writes(y);
    }
}
