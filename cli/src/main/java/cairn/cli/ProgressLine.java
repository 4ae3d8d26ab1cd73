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
    private ProgressText text;
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
        this.text = new ProgressText(0, headline);
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
        text = new ProgressText(s.epochs(), headline);
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
                        Locale.ROOT,
                        " loss %.4f  %s/s  %s left",
                        b.meanLoss(),
                        ProgressText.count(seen / seconds),
                        ProgressText.time(left)));
    }

    private void epoch(EpochResult r, boolean best) {
        String line = line(r.epoch(), batches) + text.epoch(r, best);
        if (live) redraw(line);
        else out.print(line);
        out.println();
        out.flush();
        epochStarted = System.nanoTime();
        seen = 0;
    }

    private String line(int epoch, int batch) {
        return live ? text.head(epoch) + ProgressText.bar(batch, batches, WIDTH) : text.head(epoch);
    }

    private void redraw(String line) {
        out.print("\r\033[K" + line);
        out.flush();
    }
}
