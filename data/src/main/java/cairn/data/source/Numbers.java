package cairn.data.source;

/// Decimal numbers in text.
final class Numbers {
    private Numbers() {}

    /// The number a cell holds; NaN if it holds none. `NaN`, `Infinity`, hexadecimal numbers and Java's suffixes, which the Java library
    /// would take, are not numbers here.
    static double parse(String cell) {
        if (cell.isEmpty()) return Double.NaN;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean allowed = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!allowed) return Double.NaN;
        }
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
