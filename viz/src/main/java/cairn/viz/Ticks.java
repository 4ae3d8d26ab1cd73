package cairn.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round numbers along an axis.
///
/// @param places where the marks stand
/// @param labels what is written at them
record Ticks(List<Double> places, List<String> labels) {
    /// About `count` marks from `low` to `high`, at multiples of 1, 2 or 5 times a power of ten.
    static Ticks linear(double low, double high, int count) {
        double step = step((high - low) / count);
        List<Double> places = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) places.add(k * step);
        return new Ticks(places, places.stream().map(v -> label(v, step)).toList());
    }

    /// The powers of ten from `low` to `high`, both above 0; where fewer than two fit, round numbers between.
    static Ticks logarithmic(double low, double high) {
        List<Double> places = new ArrayList<>();
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        for (int e = (int) Math.ceil(Math.log10(low) - 1e-9); e <= last; e++) places.add(Math.pow(10, e));
        if (places.size() < 2) return linear(low, high, 4);
        return new Ticks(
                places,
                places.stream()
                        .map(v -> String.format(Locale.ROOT, "%.3g", v))
                        .map(Ticks::trimmed)
                        .toList());
    }

    /// A number as short as it can be without losing more than the fifth digit.
    static String label(double v) {
        if (v == 0) return "0";
        double size = Math.abs(v);
        if (size >= 1e6 || size < 1e-4)
            return trimmed(String.format(Locale.ROOT, "%.2e", v)).replaceFirst("e([+-])0", "e$1");
        int digits = Math.max(0, 4 - (int) Math.ceil(Math.log10(size)));
        return trimmed(String.format(Locale.ROOT, "%." + digits + "f", v));
    }

    /// The label of a mark on a logarithmic axis from `low` to `high`: where many marks stand close together, those at 1, 2 and 5 times a power of ten.
    static String logLabel(double v, double low, double high) {
        double mantissa = v / Math.pow(10, Math.floor(Math.log10(v) + 1e-9));
        boolean main = Math.abs(mantissa - 1) < 0.01 || Math.abs(mantissa - 2) < 0.01 || Math.abs(mantissa - 5) < 0.01;
        return main || high < 6 * low ? label(v) : "";
    }

    private static double step(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double m = raw / power;
        return (m <= 1 ? 1 : m <= 2 ? 2 : m <= 5 ? 5 : 10) * power;
    }

    private static String label(double v, double step) {
        if (Math.abs(v) < step / 2) return "0";
        if (Math.abs(v) >= 1e6 || step < 1e-4) return trimmed(String.format(Locale.ROOT, "%.3g", v));
        int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", v);
    }

    /// `1.00e-05` → `1e-05`, `0.100` → `0.1`
    private static String trimmed(String s) {
        int e = s.indexOf('e');
        String mantissa = e < 0 ? s : s.substring(0, e);
        if (mantissa.contains(".")) mantissa = mantissa.replaceFirst("\\.?0+$", "");
        return e < 0 ? mantissa : mantissa + s.substring(e);
    }
}
