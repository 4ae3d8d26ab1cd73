package cairn.tensor;

import java.util.Locale;

/// How the floats of one tensor are written: all as whole numbers, all with four digits after the point, or all in scientific notation.
enum NumberFormat {
    /// `3.`
    WHOLE("%.0f."),
    /// `3.1416`
    FIXED("%.4f"),
    /// `3.1416e+00`
    SCIENTIFIC("%.4e");

    private static final double LARGE = 1e8;
    private static final double SMALL = 1e-4;
    private static final double WIDE = 1000; // largest to smallest

    private final String pattern;

    NumberFormat(String pattern) {
        this.pattern = pattern;
    }

    /// The format in which these values can be read and compared: scientific where they are large, small or far apart.
    static NumberFormat of(float[] values) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        boolean whole = true;
        for (float v : values) {
            if (v == 0 || !Float.isFinite(v)) continue;
            largest = Math.max(largest, Math.abs(v));
            smallest = Math.min(smallest, Math.abs(v));
            whole &= v == Math.rint(v);
        }
        if (largest == 0) return WHOLE;
        boolean far = largest / smallest > WIDE || largest > LARGE;
        if (whole) return far ? SCIENTIFIC : WHOLE;
        return far || smallest < SMALL ? SCIENTIFIC : FIXED;
    }

    String format(float v) {
        if (Float.isNaN(v)) return "nan";
        if (Float.isInfinite(v)) return v > 0 ? "inf" : "-inf";
        return String.format(Locale.ROOT, pattern, v);
    }
}
