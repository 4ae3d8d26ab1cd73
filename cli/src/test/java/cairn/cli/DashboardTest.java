package cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.train.EpochResult;
import cairn.train.History;
import cairn.train.StopReason;
import cairn.train.TrainingEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final StringWriter written = new StringWriter();

    /// A terminal as far as the dashboard uses one; it refuses what it does not know, and lines that are too long.
    private static final class Screen {
        private static final Pattern ESCAPE = Pattern.compile("\033\\[(\\??[0-9]*)([A-Za-z])");
        private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        private final int columns;
        private int row;
        private int column;

        Screen(int columns) {
            this.columns = columns;
        }

        Screen show(String text) {
            Matcher m = ESCAPE.matcher(text);
            for (int i = 0; i < text.length(); ) {
                if (m.region(i, text.length()).lookingAt()) {
                    escape(m.group(1), m.group(2).charAt(0));
                    i = m.end();
                } else put(text.charAt(i++));
            }
            return this;
        }

        private void escape(String number, char command) {
            switch (command) {
                case 'A' -> {
                    row -= Integer.parseInt(number);
                    assertTrue(row >= 0, "above the first line");
                }
                case 'K' ->
                    lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                case 'J' -> {
                    lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                    while (lines.size() > row + 1) lines.removeLast();
                }
                case 'h', 'l' -> assertEquals("?2026", number);
                case 'm' -> assertTrue(List.of("0", "33", "36").contains(number), number);
                default -> throw new AssertionError("unknown command " + command);
            }
        }

        private void put(char c) {
            if (c == '\n') {
                row++;
                column = 0;
                if (row == lines.size()) lines.add(new StringBuilder());
            } else if (c == '\r') column = 0;
            else {
                assertTrue(column < columns, () -> "too long: " + lines.get(row));
                StringBuilder line = lines.get(row);
                while (line.length() <= column) line.append(' ');
                line.setCharAt(column++, c);
            }
        }

        List<String> text() {
            return lines.stream().map(l -> l.toString().stripTrailing()).toList();
        }
    }

    private static void train(Consumer<TrainingEvent> show, int epochs, int batches) {
        show.accept(new TrainingEvent.Started(epochs, 1, batches, 32 * batches));
        List<EpochResult> results = new ArrayList<>();
        for (int e = 1; e <= epochs; e++) {
            for (int b = 1; b <= batches; b++) {
                long step = (e - 1L) * batches + b;
                show.accept(new TrainingEvent.BatchDone(e, b, step, 2.0 / step, 2.0 / step, 0.1, 32));
            }
            EpochResult r = new EpochResult(
                    e,
                    (long) e * batches,
                    1.0 / e,
                    Map.of("loss", 1.5 / e, "accuracy", 1 - 1.0 / (e + 1)),
                    0.1,
                    0.5,
                    1000);
            results.add(r);
            show.accept(new TrainingEvent.EpochDone(r, true));
        }
        show.accept(new TrainingEvent.Finished(new History(results, epochs, StopReason.COMPLETED, 1)));
    }

    private List<String> shown(int columns, boolean colours) {
        train(new Dashboard(new PrintWriter(written), new Terminal(columns, 30, colours), "accuracy"), 5, 20);
        return new Screen(columns).show(written.toString()).text();
    }

    @Test
    void leavesALineForEveryEpochAndTheCurvesBelow() {
        List<String> lines = shown(80, true);
        for (int e = 0; e < 5; e++) assertTrue(lines.get(e).startsWith("epoch " + (e + 1) + "/5"), lines.get(e));
        assertEquals("         loss, logarithmic: training validation", lines.get(5));
        assertTrue(lines.get(6).matches(" *2\\.0000 ┤.*[\u2801-\u28ff].*"), lines.get(6));
        assertEquals(5 + 1 + 7 + 1, lines.size());
    }

    @Test
    void setsTwoPlotsBesideEachOtherWhereThereIsRoom() {
        List<String> lines = shown(140, true);
        assertTrue(lines.get(5).contains("training") && lines.get(5).contains("accuracy: validation"), lines.get(5));
        assertEquals(5 + 1 + 7 + 1, lines.size());
    }

    @Test
    void keepsToNarrowTerminals() {
        assertTrue(shown(60, false).size() > 5);
        assertFalse(written.toString().matches("(?s).*\033\\[[0-9]*m.*"), "no colours");
    }

    @Test
    void sendsEveryFrameWhole() {
        shown(100, true);
        String all = written.toString();
        assertEquals(all.split("\\?2026h", -1).length, all.split("\\?2026l", -1).length);
    }

    @Test
    void writesPlainLinesWhereThereIsNoTerminal() {
        train(new Watching().progress(new PrintWriter(written), Optional.empty(), "accuracy"), 2, 3);
        assertFalse(written.toString().contains("\033"));
        assertEquals(2, written.toString().lines().count());
    }

    @Test
    void asksTheTerminalForItsSizeAndForWhatItCanDo() {
        assertEquals(
                new Terminal(120, 40, true),
                Terminal.of(Map.of("TERM", "xterm"), "40 120\n").orElseThrow());
        assertEquals(
                new Terminal(90, 33, false),
                Terminal.of(Map.of("NO_COLOR", "1", "COLUMNS", "90", "LINES", "33"), "")
                        .orElseThrow());
        assertEquals(new Terminal(80, 24, true), Terminal.of(Map.of(), "0 0").orElseThrow());
        assertTrue(Terminal.of(Map.of("TERM", "dumb"), "40 120").isEmpty());
        assertFalse(Dashboard.fits(new Terminal(59, 40, true)));
    }

    @Test
    void drawsDotsInBraille() {
        Braille b = new Braille(1, 2);
        b.line(0, 3, 3, 0);
        b.dot(9, 9);
        assertEquals("⡠⠊", "" + b.with(new Braille(1, 2), 0, 0) + b.with(new Braille(1, 2), 0, 1));
    }
}
