package cairn.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program is said to print, held against what it prints.
///
/// A line that is only `…` stands for any lines, and `…` within a line for any text. Numbers need not agree in every digit: another
/// processor rounds in another order.
///
/// @param lines what is said
/// @param numbers whether numbers must be alike; else any number will do
record Transcript(List<String> lines, boolean numbers) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)*(?:[eE][-+]?\\d+)?");
    private static final double WHOLE = 0.02; // how far numbers may differ, relative to their size
    private static final double FRACTION = 0.1;
    private static final double SMALL = 0.02;

    /// Where what is printed leaves what is said, if it does.
    Optional<String> difference(String printed) {
        List<String> actual = printed.strip().lines().map(String::stripTrailing).toList();
        int[] furthest = {0, 0};
        if (matches(0, actual, 0, furthest)) return Optional.empty();
        return Optional.of("said:    %s%nprinted: %s%nin:%n%s"
                .formatted(line(lines, furthest[0]), line(actual, furthest[1]), printed));
    }

    private boolean matches(int said, List<String> actual, int at, int[] furthest) {
        if (said > furthest[0]) {
            furthest[0] = said;
            furthest[1] = at;
        }
        if (said == lines.size()) return at == actual.size();
        if (lines.get(said).equals("…"))
            return matches(said + 1, actual, at, furthest)
                    || (at < actual.size() && matches(said, actual, at + 1, furthest));
        return at < actual.size()
                && alike(lines.get(said), actual.get(at))
                && matches(said + 1, actual, at + 1, furthest);
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number) : "nothing more";
    }

    private boolean alike(String said, String printed) {
        List<String> values = new ArrayList<>();
        Matcher match = pattern(said, values).matcher(printed);
        if (!match.matches()) return false;
        for (int i = 0; i < values.size() && numbers; i++) if (!close(values.get(i), match.group(i + 1))) return false;
        return true;
    }

    /// The line with a group for each of its numbers, which are added to `values`.
    private static Pattern pattern(String said, List<String> values) {
        StringBuilder regex = new StringBuilder();
        Matcher m = NUMBER.matcher(said);
        int end = 0;
        while (m.find()) {
            regex.append(text(said.substring(end, m.start())))
                    .append('(')
                    .append(NUMBER)
                    .append(')');
            values.add(m.group());
            end = m.end();
        }
        return Pattern.compile(regex.append(text(said.substring(end))).toString());
    }

    /// Text as it stands, but for spaces that depend on the width of a number, and `…`.
    private static String text(String s) {
        return Pattern.quote(s).replace("…", "\\E.*\\Q").replaceAll(" +", "\\\\E *\\\\Q");
    }

    private static boolean close(String said, String printed) {
        double a = Double.parseDouble(said.replace(",", ""));
        double b = Double.parseDouble(printed.replace(",", ""));
        double larger = Math.max(Math.abs(a), Math.abs(b));
        return Math.abs(a - b) <= (said.contains(".") ? FRACTION * larger + SMALL : WHOLE * larger);
    }
}
