package cairn.viz;

/// Text inside HTML and XML.
final class Html {
    private Html() {}

    /// `text` with everything escaped that has a meaning in elements or attributes; characters XML cannot hold become U+FFFD.
    static String escape(String text) {
        StringBuilder s = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(s, c));
        return s.toString();
    }

    private static void append(StringBuilder s, int c) {
        switch (c) {
            case '&' -> s.append("&amp;");
            case '<' -> s.append("&lt;");
            case '>' -> s.append("&gt;");
            case '"' -> s.append("&quot;");
            case '\'' -> s.append("&#39;");
            default -> s.appendCodePoint(isXml(c) ? c : 0xFFFD);
        }
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF);
    }
}
