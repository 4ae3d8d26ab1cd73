package cairn.cli.experiment;

import java.util.Locale;

/// How a number is written.
public enum Unit {
    /// A share as `94.8 %`.
    PERCENT("%.1f %%", 100),
    /// A number with two digits behind the point.
    NUMBER("%.2f", 1),
    /// A time as `1.61 s`.
    SECONDS("%.2f s", 1);

    private final String format;
    private final double factor;

    Unit(String format, double factor) {
        this.format = format;
        this.factor = factor;
    }

    String text(double v) {
        return Double.isNaN(v) ? "–" : String.format(Locale.ROOT, format, v * factor);
    }

    /// `94.8 ± 0.3 %`
    String text(Spread s) {
        if (s.runs() < 2) return text(s.mean());
        String deviation = String.format(Locale.ROOT, format, s.std() * factor);
        return String.format(Locale.ROOT, format, s.mean() * factor).replaceFirst(" [%s]$", "") + " ± " + deviation;
    }

    /// `v` as a reader of the printed number sees it.
    double rounded(double v) {
        double steps = this == PERCENT ? 1000 : 100;
        return Math.round(v * steps) / steps;
    }
}
