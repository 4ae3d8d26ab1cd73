package cairn.tensor.ops.order;

import cairn.tensor.DType;
import cairn.tensor.engine.View;
import cairn.tensor.ops.reduce.Lines;
import cairn.tensor.ops.reduce.LinesLaunch;

/// The position of the greatest, or smallest, element of every line of contiguous `x`: the first of equals, the first NaN if there is one.
record ExtremumLaunch(boolean greatest, View x, View indices, Lines lines) implements LinesLaunch {
    @Override
    public void line(int line, int at, int part) {
        int best = x.dtype() == DType.F32 ? amongFloats(x.start() + at) : amongLongs(x.start() + at);
        indices.buffer().longs()[indices.start() + line] = best;
    }

    private int amongFloats(int at) {
        float[] v = x.buffer().floats();
        int best = 0;
        float top = v[at];
        for (int i = 1; i < lines.n() && !Float.isNaN(top); i++) {
            float e = v[at + i * lines.step()];
            if (greatest ? !(e <= top) : !(e >= top)) {
                best = i;
                top = e;
            }
        }
        return best;
    }

    private int amongLongs(int at) {
        long[] v = x.buffer().longs();
        int best = 0;
        long top = v[at];
        for (int i = 1; i < lines.n(); i++) {
            long e = v[at + i * lines.step()];
            if (greatest ? e > top : e < top) {
                best = i;
                top = e;
            }
        }
        return best;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(indices);
    }
}
