package cairn.tensor.ops.reduce;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Reduce;

/// Folds the middle of contiguous integers `x[outer, n, inner]` into `y[outer, inner]`. Sums and products wrap around on overflow.
record FoldLongs(Reduce op, View x, View y, int outer, int n, int inner) implements Launch {
    @Override
    public void run() {
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
                y.buffer().longs()[y.start() + o * inner + i] = fold(x.start() + o * n * inner + i);
    }

    private long fold(int at) {
        long[] v = x.buffer().longs();
        long r = identity();
        for (int i = 0; i < n; i++) {
            long e = v[at + i * inner];
            r = switch (op) {
                case SUM -> r + e;
                case PROD -> r * e;
                case MAX -> Math.max(r, e);
                case MIN -> Math.min(r, e);
            };
        }
        return r;
    }

    private long identity() {
        return switch (op) {
            case SUM -> 0;
            case PROD -> 1;
            case MAX -> Long.MIN_VALUE;
            case MIN -> Long.MAX_VALUE;
        };
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
