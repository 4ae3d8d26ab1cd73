package cairn.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Two curves in a terminal. Each column shows the mean of the values that fall into it.
///
/// @param title above it
/// @param first the curve called "training"
/// @param second the curve called "validation", over it and in another colour
record TextPlot(String title, Points first, Points second) {
    private static final int AXIS = 9; // letters left of the drawing
    private static final String FIRST = "36"; // cyan
    private static final String SECOND = "33"; // yellow

    /// Values at places that rise.
    static final class Points {
        private double[] x = new double[64];
        private double[] y = new double[64];
        private int size;

        void add(double place, double value) {
            if (!Double.isFinite(value)) return;
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = place;
            y[size++] = value;
        }

        private double end() {
            return size == 0 ? 0 : x[size - 1];
        }

        /// The mean of each column from 0 to `end`; NaN where there is no value.
        private double[] means(int columns, double end) {
            double[] sums = new double[columns];
            int[] counts = new int[columns];
            for (int i = 0; i < size; i++) {
                int c = Math.clamp((long) (x[i] / end * (columns - 1) + 0.5), 0, columns - 1);
                sums[c] += y[i];
                counts[c]++;
            }
            for (int c = 0; c < columns; c++) sums[c] = counts[c] == 0 ? Double.NaN : sums[c] / counts[c];
            return sums;
        }
    }

    boolean isEmpty() {
        return first.size + second.size == 0;
    }

    /// The plot as lines of at most `width` letters.
    ///
    /// @param rows lines of the drawing, without the title
    List<String> lines(int width, int rows, boolean colours) {
        Braille one = new Braille(rows, width - AXIS);
        Braille two = new Braille(rows, width - AXIS);
        double end = Math.max(1e-9, Math.max(first.end(), second.end()));
        double[] a = first.means(one.width(), end);
        double[] b = second.means(one.width(), end);
        double low = Math.min(least(a), least(b));
        double high = Math.max(most(a), most(b));
        boolean log = low > 0 && high > 50 * low;
        draw(one, a, low, high, log);
        draw(two, b, low, high, log);
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(AXIS)
                + title
                + (log ? ", logarithmic:" : ":")
                + legend(first, "training", FIRST, colours)
                + legend(second, "validation", SECOND, colours));
        for (int r = 0; r < rows; r++) {
            String label = r == 0 ? label(high) : r == rows - 1 ? label(low) : "";
            lines.add("%7s %s".formatted(label, label.isEmpty() ? "│" : "┤") + row(one, two, r, width - AXIS, colours));
        }
        return lines;
    }

    private static String legend(Points points, String name, String colour, boolean colours) {
        if (points.size == 0) return "";
        return " " + (colours ? "\033[" + colour + "m" + name + "\033[0m" : name);
    }

    private static void draw(Braille canvas, double[] means, double low, double high, boolean log) {
        int lastX = -1;
        int lastY = 0;
        for (int x = 0; x < means.length; x++) {
            if (Double.isNaN(means[x])) continue;
            int y = (int) Math.round((canvas.height() - 1) * (1 - share(means[x], low, high, log)));
            if (lastX < 0) canvas.dot(x, y);
            else canvas.line(lastX, lastY, x, y);
            lastX = x;
            lastY = y;
        }
    }

    private static double share(double v, double low, double high, boolean log) {
        if (!(high > low)) return 0.5;
        return log ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low);
    }

    private static String row(Braille one, Braille two, int r, int columns, boolean colours) {
        StringBuilder s = new StringBuilder();
        String now = "";
        for (int c = 0; c < columns; c++) {
            String colour = !two.isBlank(r, c) ? SECOND : !one.isBlank(r, c) ? FIRST : "";
            if (colours && !colour.equals(now))
                s.append("\033[").append(colour.isEmpty() ? "0" : colour).append('m');
            now = colour;
            s.append(one.with(two, r, c));
        }
        return colours && !now.isEmpty() ? s + "\033[0m" : s.toString();
    }

    private static double least(double[] v) {
        return Arrays.stream(v).filter(d -> !Double.isNaN(d)).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double most(double[] v) {
        return Arrays.stream(v).filter(d -> !Double.isNaN(d)).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static String label(double v) {
        double size = Math.abs(v);
        return size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.1e", v)
                : String.format(Locale.ROOT, size >= 100 ? "%.0f" : "%.4f", v);
    }
}
