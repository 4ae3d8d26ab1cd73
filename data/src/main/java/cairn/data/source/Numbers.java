package cairn.data.source;

/// Decimal numbers in text.
final class Numbers {
    /// Integers of so few digits are exact in every type and need no library.
    private static final int PLAIN_DIGITS = 9;

    private Numbers() {}

    /// The number a cell holds; NaN if it holds none. `NaN`, `Infinity`, hexadecimal numbers and Java's suffixes, which the Java library
    /// would take, are not numbers here.
    static double parse(String cell) {
        int length = cell.length();
        boolean digits = length > 0;
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if (c >= '0' && c <= '9') continue;
            digits = false;
            if (c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') return Double.NaN;
        }
        if (digits && length <= PLAIN_DIGITS) return Integer.parseInt(cell);
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
