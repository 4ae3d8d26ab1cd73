package cairn.cli;

/// A drawing of dots, two columns and four rows to a letter, in the letters of Braille (Unicode 2800 to 28FF).
final class Braille {
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    private static final char BLANK = '\u2800';

    private final int[][] letters;

    Braille(int rows, int columns) {
        letters = new int[rows][columns];
    }

    int width() {
        return 2 * letters[0].length;
    }

    int height() {
        return 4 * letters.length;
    }

    /// Sets the dot in column `x`, row `y`, from the left and the top; dots outside are left out.
    void dot(int x, int y) {
        if (x >= 0 && x < width() && y >= 0 && y < height()) letters[y / 4][x / 2] |= DOTS[y % 4][x % 2];
    }

    /// Sets the dots between two.
    void line(int x1, int y1, int x2, int y2) {
        int steps = Math.max(1, Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)));
        for (int i = 0; i <= steps; i++)
            dot(Math.round(x1 + (float) (x2 - x1) * i / steps), Math.round(y1 + (float) (y2 - y1) * i / steps));
    }

    boolean isBlank(int row, int column) {
        return letters[row][column] == 0;
    }

    /// The letter of this drawing and `other`, one over the other.
    char with(Braille other, int row, int column) {
        int dots = letters[row][column] | other.letters[row][column];
        return dots == 0 ? ' ' : (char) (BLANK + dots);
    }
}
