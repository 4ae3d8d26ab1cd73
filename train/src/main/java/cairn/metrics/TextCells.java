package cairn.metrics;

import java.util.List;

/// Names as cells of aligned text: on one line, cut where they are too long, and padded.
final class TextCells {
    private TextCells() {}

    /// The width that shows all names, between `least` and `most` characters.
    static int width(List<String> names, int least, int most) {
        int longest = names.stream().mapToInt(TextCells::length).max().orElse(0);
        return Math.clamp(longest, least, most);
    }

    /// The number of characters, a surrogate pair counting once.
    static int length(String name) {
        return name.codePointCount(0, name.length());
    }

    /// The name at the left of a cell.
    static String left(String name, int width) {
        String cell = fitted(name, width);
        return cell + " ".repeat(width - length(cell));
    }

    /// The name at the right of a cell.
    static String right(String name, int width) {
        String cell = fitted(name, width);
        return " ".repeat(width - length(cell)) + cell;
    }

    private static String fitted(String name, int width) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        if (length(line) <= width) return line;
        return line.substring(0, line.offsetByCodePoints(0, width - 1)) + "~";
    }
}
