package cairn.board;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// A curve of few points that looks like one of many: of every stretch, the least and the greatest value are kept, in their order, so that
/// no spike is lost.
///
/// @param x the places
/// @param y the values; NaN where there is none
record Thinned(double[] x, double[] y) {
    static final Thinned EMPTY = new Thinned(new double[0], new double[0]);

    /// @param points at most, at least 4
    static Thinned of(IntToDoubleFunction x, IntToDoubleFunction y, int size, int points) {
        Builder b = new Builder(Math.min(size, points), x, y);
        if (size <= points) {
            for (int i = 0; i < size; i++) b.add(i);
            return b.done();
        }
        int stretches = points / 2 - 1; // and both ends
        b.add(0);
        for (int s = 0; s < stretches; s++) {
            int from = 1 + (int) ((long) (size - 2) * s / stretches);
            int to = 1 + (int) ((long) (size - 2) * (s + 1) / stretches);
            b.extremes(from, to);
        }
        b.add(size - 1);
        return b.done();
    }

    private static final class Builder {
        private final IntToDoubleFunction x;
        private final IntToDoubleFunction y;
        private final double[] xs;
        private final double[] ys;
        private int n;

        Builder(int most, IntToDoubleFunction x, IntToDoubleFunction y) {
            this.x = x;
            this.y = y;
            this.xs = new double[most];
            this.ys = new double[most];
        }

        void add(int i) {
            xs[n] = x.applyAsDouble(i);
            ys[n++] = y.applyAsDouble(i);
        }

        void extremes(int from, int to) {
            int least = -1;
            int most = -1;
            for (int i = from; i < to; i++) {
                double v = y.applyAsDouble(i);
                if (Double.isNaN(v)) continue;
                if (least < 0 || v < y.applyAsDouble(least)) least = i;
                if (most < 0 || v > y.applyAsDouble(most)) most = i;
            }
            if (least < 0) return;
            add(Math.min(least, most));
            if (least != most) add(Math.max(least, most));
        }

        Thinned done() {
            return new Thinned(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
        }
    }
}
