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

    /// The name with the fewest changed letters, if these are at most a third of it.
    public static Optional<String> nearest(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> isClose(typed, name))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    private static boolean isClose(String typed, String name) {
        int distance = distance(typed, name);
        return distance <= Math.max(1, Math.max(typed.length(), name.length()) / 3)
                && distance < Math.min(typed.length(), name.length());
    }

    /// How many letters must be put in, taken out or changed (Levenshtein), without regard to case.
    private static int distance(String a, String b) {
        String s = a.toLowerCase(Locale.ROOT);
        String t = b.toLowerCase(Locale.ROOT);
        int[] above = new int[t.length() + 1];
        for (int j = 0; j <= t.length(); j++) above[j] = j;
        for (int i = 1; i <= s.length(); i++) {
            int[] row = new int[t.length() + 1];
            row[0] = i;
            for (int j = 1; j <= t.length(); j++) {
                int change = above[j - 1] + (s.charAt(i - 1) == t.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[t.length()];
    }
}
