package cairn.cli;

import cairn.train.EpochResult;
import cairn.train.TrainingEvent;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows a training as it goes: one line per epoch with a bar, the rate, the time left and the scores. On something that is not a
/// terminal only the finished lines are written.
final class ProgressLine implements Consumer<TrainingEvent> {
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 60_000_000;

    private final PrintWriter out;
    private final boolean live;
    private final String headline;
    private int epochs;
    private int batches;
    private long epochStarted;
    private long lastDrawn;
    private int seen;

    /// @param live whether the line may be redrawn
    /// @param headline the score shown beside the loss
    ProgressLine(PrintWriter out, boolean live, String headline) {
        this.out = out;
        this.live = live;
        this.headline = headline;
    }

    @Override
    public void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started s -> started(s);
            case TrainingEvent.BatchDone b -> batch(b);
            case TrainingEvent.EpochDone e -> epoch(e.result(), e.best());
            default -> {}
        }
    }

    private void started(TrainingEvent.Started s) {
        epochs = s.epochs();
        batches = s.batchesPerEpoch();
        epochStarted = System.nanoTime();
    }

    private void batch(TrainingEvent.BatchDone b) {
        seen += b.samples();
        long now = System.nanoTime();
        if (!live || now - lastDrawn < REDRAW_NANOS) return;
        lastDrawn = now;
        double seconds = (now - epochStarted) / 1e9;
        double left = seconds / b.batch() * (batches - b.batch());
        redraw(line(b.epoch(), b.batch())
                + String.format(
                        Locale.ROOT, " loss %.4f  %s/s  %s left", b.meanLoss(), count(seen / seconds), time(left)));
    }

    private void epoch(EpochResult r, boolean best) {
        StringBuilder s = new StringBuilder(line(r.epoch(), batches));
        s.append(String.format(Locale.ROOT, " loss %.4f", r.trainLoss()));
        if (r.validation() != null)
            s.append(String.format(
                    Locale.ROOT,
                    "  validation loss %.4f %s %.4f",
                    r.validation("loss"),
                    headline,
                    r.validation(headline)));
        s.append(String.format(Locale.ROOT, "  %s/s  %s", count(r.samplesPerSecond()), time(r.seconds())));
        if (best) s.append("  *");
        if (live) redraw(s.toString());
        else out.print(s);
        out.println();
        out.flush();
        epochStarted = System.nanoTime();
        seen = 0;
    }

    private String line(int epoch, int batch) {
        int width = Integer.toString(epochs).length();
        String head = String.format(Locale.ROOT, "epoch %" + width + "d/%d ", epoch, epochs);
        if (!live) return head;
        int full = batches == 0 ? WIDTH : WIDTH * batch / batches;
        return head + "━".repeat(full) + "╌".repeat(WIDTH - full);
    }

    private void redraw(String line) {
        out.print("\r\033[K" + line);
        out.flush();
    }

    private static String count(double n) {
        if (n >= 1e6) return String.format(Locale.ROOT, "%.1fM", n / 1e6);
        return n >= 1e4 ? String.format(Locale.ROOT, "%.0fk", n / 1e3) : String.format(Locale.ROOT, "%.0f", n);
    }

    private static String time(double seconds) {
        if (seconds < 60) return String.format(Locale.ROOT, "%.1fs", seconds);
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
