package cairn.tensor.engine;

import cairn.tensor.kernels.Team;
import java.util.Arrays;

/// Sets every element of `y` to `value`, converted to its type.
public record Fill(double value, View y, Nest nest) implements Launch, Team.Task {
    public Fill(double value, View y) {
        this(value, y, Nest.of(y));
    }

    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, nest.parts());
    }

    @Override
    public void part(int index, int count) {
        int from = nest.from(index, count);
        int n = nest.to(index, count) - from;
        int end = nest.endRun(index, count);
        for (int r = nest.firstRun(index, count); r < end; r++) fillRun(y.start() + nest.at(0, r, from), n);
    }

    private void fillRun(int at, int n) {
        int step = nest.step(0);
        switch (y.dtype()) {
            case F32 -> fill(y.buffer().floats(), (float) value, at, n, step);
            case I64 -> fill(y.buffer().longs(), (long) value, at, n, step);
            case BOOL -> fill(y.buffer().bools(), value != 0, at, n, step);
        }
    }

    private static void fill(float[] y, float value, int at, int n, int step) {
        if (step == 1) Arrays.fill(y, at, at + n, value);
        else for (int i = 0; i < n; i++) y[at + i * step] = value;
    }

    private static void fill(long[] y, long value, int at, int n, int step) {
        if (step == 1) Arrays.fill(y, at, at + n, value);
        else for (int i = 0; i < n; i++) y[at + i * step] = value;
    }

    private static void fill(boolean[] y, boolean value, int at, int n, int step) {
        if (step == 1) Arrays.fill(y, at, at + n, value);
        else for (int i = 0; i < n; i++) y[at + i * step] = value;
    }

    @Override
    public void access(Access access) {
        access.writes(y);
    }
}
