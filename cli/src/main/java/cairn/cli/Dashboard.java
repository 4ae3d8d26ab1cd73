package cairn.cli;

import cairn.train.EpochResult;
import cairn.train.StepMeans;
import cairn.train.TrainingEvent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Shows a training in a terminal: a line for each finished epoch, and below them, redrawn in place, how far it is and its curves.
///
/// What is redrawn is sent as one piece, between the marks by which a terminal shows a frame at once, so that nothing flickers.
final class Dashboard implements Consumer<TrainingEvent> {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int PLOT_ROWS = 7;
    private static final int LEAST_COLUMNS = 60;
    private static final int LEAST_ROWS = 16;
    private static final int GAP = 3;
    private static final int LEAST_BESIDE = 96; // columns from which on two plots stand side by side
    private static final String BEGIN = "\033[?2026h";
    private static final String END = "\033[?2026l";

    private final PrintWriter out;
    private final Terminal terminal;
    private final String headline;
    private final StepMeans means = new StepMeans();
    private final TextPlot loss;
    private final TextPlot score;
    private ProgressText text;
    private List<String> shown = List.of(); // what stands below the epochs
    private int batches = 1;
    private long started;
    private long epochStarted;
    private long lastDrawn;
    private long seen; // samples, in this epoch
    private long done; // batches, in this process

    /// Whether the terminal has room for it.
    static boolean fits(Terminal t) {
        return t.columns() >= LEAST_COLUMNS && t.rows() >= LEAST_ROWS;
    }

    Dashboard(PrintWriter out, Terminal terminal, String headline) {
        this.out = out;
        this.terminal = terminal;
        this.headline = headline;
        this.text = new ProgressText(1, headline);
        this.loss = new TextPlot("loss", new TextPlot.Points(), new TextPlot.Points());
        this.score = new TextPlot(headline, new TextPlot.Points(), new TextPlot.Points());
    }

    @Override
    public void accept(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started s -> started(s);
            case TrainingEvent.BatchDone b -> batch(b);
            case TrainingEvent.EpochDone e -> epoch(e.result(), e.best());
            case TrainingEvent.Finished f -> frame("", plots());
            default -> {}
        }
    }

    private void started(TrainingEvent.Started s) {
        text = new ProgressText(s.epochs(), headline);
        batches = s.batchesPerEpoch();
        started = System.nanoTime();
        epochStarted = started;
    }

    private void batch(TrainingEvent.BatchDone b) {
        seen += b.samples();
        done++;
        double place = b.epoch() - 1 + (double) b.batch() / Math.max(1, batches);
        means.add(b).ifPresent(m -> loss.first().add(place, m.loss()));
        long now = System.nanoTime();
        if (now - lastDrawn < REDRAW_NANOS) return;
        lastDrawn = now;
        List<String> lines = new ArrayList<>();
        lines.add(ofEpoch(b, now));
        lines.add(ofAll(b, now));
        lines.addAll(plots());
        frame("", lines);
    }

    private String ofEpoch(TrainingEvent.BatchDone b, long now) {
        double seconds = (now - epochStarted) / 1e9;
        return text.head(b.epoch())
                + bar(b.batch(), batches)
                + String.format(
                        Locale.ROOT,
                        " %d/%d  loss %.4f  %s/s",
                        b.batch(),
                        batches,
                        b.meanLoss(),
                        ProgressText.count(seen / seconds));
    }

    private String ofAll(TrainingEvent.BatchDone b, long now) {
        long all = (long) text.epochs() * batches;
        long at = (b.epoch() - 1L) * batches + b.batch();
        double left = (now - started) / 1e9 / done * (all - at);
        return " ".repeat(text.head(1).length() - 4)
                + "all "
                + bar(at, all)
                + String.format(
                        Locale.ROOT, " %d %%  %s left", all == 0 ? 100 : 100 * at / all, ProgressText.time(left));
    }

    private static String bar(long part, long whole) {
        return ProgressText.bar(part, whole, 24);
    }

    private void epoch(EpochResult r, boolean best) {
        loss.second().add(r.epoch(), r.validation("loss"));
        score.second().add(r.epoch(), r.validation(headline));
        frame(text.head(r.epoch()) + text.epoch(r, best), shown);
        epochStarted = System.nanoTime();
        seen = 0;
    }

    /// One plot, or two beside each other where there is room.
    private List<String> plots() {
        int width = terminal.columns() - 1;
        if (loss.isEmpty()) return List.of();
        if (width < LEAST_BESIDE || score.isEmpty())
            return loss.lines(Math.min(width, LEAST_BESIDE), PLOT_ROWS, terminal.colours());
        int half = (Math.min(width, 2 * LEAST_BESIDE) - GAP) / 2;
        List<String> left = loss.lines(half, PLOT_ROWS, terminal.colours());
        List<String> right = score.lines(half, PLOT_ROWS, terminal.colours());
        List<String> both = new ArrayList<>();
        for (int i = 0; i < left.size(); i++)
            both.add((i == 0 ? padded(left.get(i), half) : left.get(i)) + " ".repeat(GAP) + right.get(i));
        return both;
    }

    private static String padded(String s, int width) {
        int visible = s.replaceAll("\033\\[[0-9]*m", "").length();
        return s + " ".repeat(Math.max(0, width - visible));
    }

    /// Puts `finished`, if it is not empty, where what is shown begins, and `lines` below it.
    private void frame(String finished, List<String> lines) {
        StringBuilder s = new StringBuilder(BEGIN);
        if (!shown.isEmpty()) s.append("\033[").append(shown.size()).append("A");
        s.append('\r');
        if (!finished.isEmpty()) s.append(fitted(finished)).append("\033[K\n");
        for (String line : lines)
            s.append(line.startsWith("epoch") ? fitted(line) : line).append("\033[K\n");
        s.append("\033[J").append(END);
        shown = lines;
        out.print(s);
        out.flush();
    }

    /// A line that is too long would become two, and the next frame would begin in the wrong place.
    private String fitted(String line) {
        return line.length() < terminal.columns() ? line : line.substring(0, terminal.columns() - 1);
    }
}
