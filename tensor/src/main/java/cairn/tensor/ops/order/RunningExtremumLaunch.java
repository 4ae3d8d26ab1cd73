package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.engine.View;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;

/// Where the greatest, or smallest, element up to each place of contiguous `x` is: the last of equals, the last NaN if there is one.
record RunningExtremumLaunch(boolean greatest, View x, View indices, Lines lines) implements LinesLaunch {
    @Override
    public void line(int line, int at, int part) {
        if (x.dtype() == DType.F32) floats(x.start() + at, indices.start() + at);
        else longs(x.start() + at, indices.start() + at);
    }

    private void floats(int from, int to) {
        float[] v = x.buffer().floats();
        long[] out = indices.buffer().longs();
        int best = 0;
        for (int i = 0; i < lines.n(); i++) {
            float e = v[from + i * lines.step()];
            float top = v[from + best * lines.step()];
            if (Float.isNaN(e) || (greatest ? e >= top : e <= top)) best = i;
            out[to + i * lines.step()] = best;
        }
    }

    private void longs(int from, int to) {
        long[] v = x.buffer().longs();
        long[] out = indices.buffer().longs();
        int best = 0;
        for (int i = 0; i < lines.n(); i++) {
            long e = v[from + i * lines.step()];
            long top = v[from + best * lines.step()];
            if (greatest ? e >= top : e <= top) best = i;
            out[to + i * lines.step()] = best;
        }
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(indices);
    }
}
