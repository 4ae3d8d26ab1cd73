package cairn.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a [Summary] as a table.
final class SummaryText {
    private static final String[] HEADER = {"layer", "output shape", "parameters", "multiply-adds", "memory"};
    private static final int LEFT_ALIGNED = 2; // the first columns are words, the others numbers

    private final List<String[]> lines = new ArrayList<>();

    private SummaryText() {}

    static String of(Summary summary) {
        SummaryText text = new SummaryText();
        text.lines.add(HEADER);
        summary.rows().forEach(text::add);
        text.lines.add(new String[] {
            "total", "", count(summary.parameters()), count(summary.multiplyAdds()), bytes(summary.memoryBytes())
        });
        return text + footer(summary);
    }

    private void add(Summary.Row row) {
        int depth = row.path().isEmpty() ? 0 : row.path().split("\\.", -1).length;
        String name = row.path().substring(row.path().lastIndexOf('.') + 1);
        lines.add(new String[] {
            "  ".repeat(depth) + (name.isEmpty() ? "" : name + ": ") + row.layer(),
            row.output().toString(),
            blankZero(row.parameters(), count(row.parameters())),
            blankZero(row.multiplyAdds(), count(row.multiplyAdds())),
            blankZero(row.memoryBytes(), bytes(row.memoryBytes()))
        });
    }

    private static String footer(Summary summary) {
        String frozen = summary.frozen() == 0 ? "" : ", " + count(summary.frozen()) + " of them frozen";
        return "input %s; weights %s%s; a training step keeps about %s more"
                .formatted(summary.input(), bytes(4 * summary.parameters()), frozen, bytes(summary.memoryBytes()));
    }

    private static String blankZero(long value, String text) {
        return value == 0 ? "" : text;
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// `512 B`, `1.5 KiB`, `20.0 MiB`.
    static String bytes(long n) {
        double value = n;
        for (String unit : new String[] {"B", "KiB", "MiB", "GiB"}) {
            if (value < 1024 || unit.equals("GiB"))
                return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", value, unit);
            value /= 1024;
        }
        throw new AssertionError();
    }

    @Override
    public String toString() {
        int[] width = new int[HEADER.length];
        for (String[] line : lines)
            for (int c = 0; c < width.length; c++) width[c] = Math.max(width[c], line[c].length());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (i == 1 || i == lines.size() - 1)
                text.append("─".repeat(java.util.Arrays.stream(width).sum() + 2 * (width.length - 1)))
                        .append('\n');
            text.append(line(lines.get(i), width).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String line(String[] cells, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            if (c > 0) line.append("  ");
            line.append(String.format(Locale.ROOT, "%" + (c < LEFT_ALIGNED ? "-" : "") + width[c] + "s", cells[c]));
        }
        return line.toString();
    }
}
