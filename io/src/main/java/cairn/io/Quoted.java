package cairn.io;

/// Names out of files as error messages show them: in quotes, on one line, cut where they are too long.
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String name) {
        return '"' + line(name, LONGEST) + '"';
    }

    /// The text on one line of at most `longest` characters.
    static String line(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
    }
}
