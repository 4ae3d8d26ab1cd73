package cairn.cli;

import cairn.train.EpochResult;
import java.util.Locale;

/// How far a training is, in words.
///
/// @param epochs in all
/// @param headline the score shown beside the loss
record ProgressText(int epochs, String headline) {
    /// `epoch  3/20 `
    String head(int epoch) {
        int width = Integer.toString(epochs).length();
        return String.format(Locale.ROOT, "epoch %" + width + "d/%d ", epoch, epochs);
    }

    /// What a finished epoch brought.
    String epoch(EpochResult r, boolean best) {
        StringBuilder s = new StringBuilder(String.format(Locale.ROOT, " loss %.4f", r.trainLoss()));
        if (r.validation() != null)
            s.append(String.format(
                    Locale.ROOT,
                    "  validation loss %.4f %s %.4f",
                    r.validation("loss"),
                    headline,
                    r.validation(headline)));
        s.append(String.format(Locale.ROOT, "  %s/s  %s", count(r.samplesPerSecond()), time(r.seconds())));
        return best ? s + "  *" : s.toString();
    }

    /// A bar of `width` letters, `part` of `whole` of it full.
    static String bar(long part, long whole, int width) {
        int full = whole == 0 ? width : (int) Math.min(width, width * part / whole);
        return "━".repeat(full) + "╌".repeat(width - full);
    }

    static String count(double n) {
        if (n >= 1e6) return String.format(Locale.ROOT, "%.1fM", n / 1e6);
        return n >= 1e4 ? String.format(Locale.ROOT, "%.0fk", n / 1e3) : String.format(Locale.ROOT, "%.0f", n);
    }

    static String time(double seconds) {
        if (seconds < 60) return String.format(Locale.ROOT, "%.1fs", seconds);
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
