package cairn.tensor.ops.pool;

import cairn.tensor.engine.Launch;
import cairn.tensor.engine.View;
import cairn.tensor.kernels.Provider;
import cairn.tensor.kernels.Team;
import org.jspecify.annotations.Nullable;

/// The largest element of every region of contiguous `x`, and its [Places]. Threads share the planes.
///
/// @param places null if nobody asks for them
record MaxPoolLaunch(View x, View y, @Nullable View places, PoolShape shape) implements Launch, Team.Task {
    @Override
    public void run() {
        if (y.numel() > 0) Team.run(this, Math.clamp(Team.partsFor(4L * x.numel()), 1, shape.planes()));
    }

    @Override
    public void part(int index, int count) {
        int end = Team.cut(shape.planes(), 1, index + 1, count);
        for (int p = Team.cut(shape.planes(), 1, index, count); p < end; p++) {
            if (isPairs()) pairs(p);
            else plane(p);
        }
    }

    private boolean isPairs() {
        return shape.depth().in() == 1
                && shape.depth().out() == 1
                && shape.height().isPairs()
                && shape.width().isPairs();
    }

    private void pairs(int p) {
        int to = p * shape.outPlane();
        Provider.KERNELS.maxPairs(
                shape.height().out(),
                shape.width().out(),
                x.buffer().floats(),
                x.start() + p * shape.inPlane(),
                shape.width().in(),
                y.buffer().floats(),
                y.start() + to,
                places == null ? null : places.buffer().floats(),
                places == null ? 0 : places.start() + to);
    }

    private void plane(int p) {
        int from = x.start() + p * shape.inPlane();
        int to = p * shape.outPlane();
        for (int d = 0; d < shape.depth().out(); d++) {
            for (int h = 0; h < shape.height().out(); h++) {
                if (places == null) values(from, d, h, y.start() + to);
                else valuesAndPlaces(from, d, h, y.start() + to, places.buffer().floats(), places.start() + to);
                to += shape.width().out();
            }
        }
    }

    private void values(int from, int d, int h, int to) {
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        PoolAxis width = shape.width();
        for (int w = 0; w < width.first(); w++) out[to + w] = value(in, from, d, h, w);
        int n = width.last() - width.first();
        if (n > 0) wholeValues(from + width.starts()[width.first()], d, h, to + width.first(), n);
        for (int w = width.last(); w < width.out(); w++) out[to + w] = value(in, from, d, h, w);
    }

    private float value(float[] in, int from, int d, int h, int w) {
        int best = place(in, from, d, h, w);
        return best < 0 ? Float.NEGATIVE_INFINITY : in[from + best];
    }

    /// `n` regions that are whole in this row.
    private void wholeValues(int from, int d, int h, int to, int n) {
        PoolAxis depth = shape.depth();
        PoolAxis height = shape.height();
        PoolAxis width = shape.width();
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        MaxRow.begin(out, to, n);
        for (int i = depth.starts()[d]; i < depth.ends()[d]; i += depth.step()) {
            for (int j = height.starts()[h]; j < height.ends()[h]; j += height.step()) {
                int row = from + (i * height.in() + j) * width.in();
                MaxRow.add(in, row, width, out, to, n);
            }
        }
    }

    private void valuesAndPlaces(int from, int d, int h, int to, float[] at, int ato) {
        float[] out = y.buffer().floats();
        PoolAxis width = shape.width();
        for (int w = 0; w < width.first(); w++) valueAndPlace(from, d, h, w, to, at, ato);
        int n = width.last() - width.first();
        if (n > 0) wholeWithPlaces(from, d, h, to + width.first(), at, ato + width.first(), n);
        for (int w = width.first(); w < width.last(); w++)
            if (Float.isNaN(out[to + w])) valueAndPlace(from, d, h, w, to, at, ato);
        for (int w = width.last(); w < width.out(); w++) valueAndPlace(from, d, h, w, to, at, ato);
    }

    private void valueAndPlace(int from, int d, int h, int w, int to, float[] at, int ato) {
        float[] in = x.buffer().floats();
        int best = place(in, from, d, h, w);
        y.buffer().floats()[to + w] = best < 0 ? Float.NEGATIVE_INFINITY : in[from + best];
        at[ato + w] = Float.intBitsToFloat(Math.max(0, best));
    }

    /// As [#wholeValues], with the places where no maximum is NaN.
    private void wholeWithPlaces(int from, int d, int h, int to, float[] at, int ato, int n) {
        PoolAxis depth = shape.depth();
        PoolAxis height = shape.height();
        PoolAxis width = shape.width();
        float[] in = x.buffer().floats();
        float[] out = y.buffer().floats();
        int left = width.starts()[width.first()];
        MaxRow.begin(out, to, n);
        int first = (depth.starts()[d] * height.in() + height.starts()[h]) * width.in() + left;
        MaxRow.beginPlaces(first, width.stride(), at, ato, n);
        for (int i = depth.starts()[d]; i < depth.ends()[d]; i += depth.step())
            for (int j = height.starts()[h]; j < height.ends()[h]; j += height.step())
                MaxRow.addRuns(in, from, (i * height.in() + j) * width.in() + left, width, out, to, at, ato, n);
        MaxRow.find(in, from, width, out, to, at, ato, n);
    }

    /// Where the largest element of a region is in its plane; −1 if the region is empty.
    private int place(float[] in, int from, int d, int h, int w) {
        PoolAxis width = shape.width();
        int high = shape.height().in();
        float most = Float.NEGATIVE_INFINITY;
        int best = -1;
        for (int i = shape.depth().starts()[d];
                i < shape.depth().ends()[d];
                i += shape.depth().step()) {
            for (int j = shape.height().starts()[h];
                    j < shape.height().ends()[h];
                    j += shape.height().step()) {
                int row = (i * high + j) * width.in();
                for (int k = width.starts()[w]; k < width.ends()[w]; k += width.step()) {
                    float v = in[from + row + k];
                    if (v > most || best < 0 || Float.isNaN(v)) {
                        most = v;
                        best = row + k;
                    }
                }
            }
        }
        return best;
    }

    @Override
    public void access(Access access) {
        access.reads(x);
        access.writes(y);
        if (places != null) access.writes(places);
    }
}
