package cairn.tensor.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name somebody probably meant: what every "did you mean" of the library comes from.
public final class Nearest {
    private Nearest() {}

    /// ` (did you mean …?)`, or nothing if no name is close.
    public static String hint(String typed, Collection<String> names) {
        return nearest(typed, names)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /// The name with the fewest changed letters, if these are at most a third of it, or if it begins with what was typed.
    public static Optional<String> nearest(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> isClose(typed, name))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    private static boolean isClose(String typed, String name) {
        if (!typed.isBlank() && name.regionMatches(true, 0, typed, 0, typed.length())) return true;
        int distance = distance(typed, name);
        return distance <= Math.max(1, Math.max(typed.length(), name.length()) / 3)
                && distance < Math.min(typed.length(), name.length());
    }

    /// How many letters must be put in, taken out, changed, or exchanged with their neighbour (Damerau and Levenshtein), without regard to
    /// case.
    private static int distance(String a, String b) {
        String s = a.toLowerCase(Locale.ROOT);
        String t = b.toLowerCase(Locale.ROOT);
        int[][] d = new int[s.length() + 1][t.length() + 1]; // between the first i letters of s and j of t
        for (int i = 0; i <= s.length(); i++) {
            for (int j = 0; j <= t.length(); j++) {
                if (i == 0 || j == 0) d[i][j] = i + j;
                else d[i][j] = Math.min(changed(d, s, t, i, j), exchanged(d, s, t, i, j));
            }
        }
        return d[s.length()][t.length()];
    }

    private static int changed(int[][] d, String s, String t, int i, int j) {
        int change = d[i - 1][j - 1] + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
        return Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    }

    private static int exchanged(int[][] d, String s, String t, int i, int j) {
        boolean crossed = i > 1 && j > 1 && s.charAt(i - 1) == t.charAt(j - 2) && s.charAt(i - 2) == t.charAt(j - 1);
        return crossed ? d[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
    }
}
