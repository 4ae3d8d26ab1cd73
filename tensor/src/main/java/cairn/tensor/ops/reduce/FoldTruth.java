package cairn.tensor.ops.reduce;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;

/// Whether any, or whether all, of the middle of contiguous truth values `x[outer, n, inner]` are true: `y[outer, inner]`.
record FoldTruth(boolean any, View x, View y, int outer, int n, int inner) implements Launch {
    @Override
    public void run() {
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
                y.buffer().bools()[y.start() + o * inner + i] = fold(x.start() + o * n * inner + i);
    }

    private boolean fold(int at) {
        boolean[] v = x.buffer().bools();
        for (int i = 0; i < n; i++) if (v[at + i * inner] == any) return any;
        return !any;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
    }
}
