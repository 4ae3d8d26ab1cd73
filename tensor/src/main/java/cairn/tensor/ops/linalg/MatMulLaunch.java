package cairn.tensor.ops.linalg;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;

/// `y = a · b` for every pair of matrices in the batch; `a` and `b` are expanded to the batch and may have any strides, `y` is contiguous.
public record MatMulLaunch(View a, View b, View y) implements Launch {
    @Override
    public void run() {
        int m = y.size(y.rank() - 2);
        int n = y.size(y.rank() - 1);
        if (y.numel() == 0) return;
        int count = y.numel() / (m * n);
        for (int i = 0; i < count; i++) one(i, m, n);
    }

    private void one(int i, int m, int n) {
        int r = a.rank();
        Provider.KERNELS.matmul(
                m,
                n,
                a.size(r - 1),
                a.buffer().floats(),
                a.start() + batchOffset(a, i),
                a.stride(r - 2),
                a.stride(r - 1),
                b.buffer().floats(),
                b.start() + batchOffset(b, i),
                b.stride(r - 2),
                b.stride(r - 1),
                y.buffer().floats(),
                y.start() + i * m * n,
                n,
                false);
    }

    private static int batchOffset(View v, int i) {
        int at = 0;
        for (int d = v.rank() - 3; d >= 0; d--) {
            at += i % v.size(d) * v.stride(d);
            i /= v.size(d);
        }
        return at;
    }

    @Override
    public void access(Access access) {
        access.reads(a);
        access.reads(b);
        access.writes(y);
    }
}
