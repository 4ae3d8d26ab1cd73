package cairn.tensor.engine;

import cairn.tensor.DType;

/// Sets every element of `y` to `value`.
public record Fill(float value, View y, Nest nest) implements Launch {
    public Fill(float value, View y) {
        this(value, y, Nest.of(y));
    }

    @Override
    public void run() {
        if (y.numel() == 0) return;
        for (int r = 0; r < nest.outer(); r++) fillRun(y.start() + nest.offset(0, r), nest.inner(), nest.step(0));
    }

    private void fillRun(int at, int n, int step) {
        if (y.dtype() == DType.F32 && step == 1)
            java.util.Arrays.fill(y.buffer().floats(), at, at + n, value);
        else for (int i = 0; i < n; i++) set(at + i * step);
    }

    private void set(int at) {
        switch (y.dtype()) {
            case F32 -> y.buffer().floats()[at] = value;
            case I64 -> y.buffer().longs()[at] = (long) value;
            case BOOL -> y.buffer().bools()[at] = value != 0;
        }
    }

    @Override
    public void access(Access access) {
        access.writes(y);
    }
}
