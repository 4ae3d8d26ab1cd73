package cairn.io;

/// Names out of files as error messages show them: in quotes, on one line, cut where they are too long.
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        int length = line.codePointCount(0, line.length());
        if (length <= LONGEST) return '"' + line + '"';
        return '"' + line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…\"";
    }
}
