package cairn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Things that are chosen by name on the command line, with "did you mean" for a name that is not among them.
///
/// @param <T> the kind of thing
final class Choice<T extends @Nullable Object> {
    private static final int LIKELY = 3; // edits at most between a name and what was probably meant

    private final String what;
    private final Map<String, T> things = new LinkedHashMap<>();

    /// @param what the kind in words, such as `optimizer`
    Choice(String what) {
        this.what = what;
    }

    Choice<T> add(String name, T thing) {
        things.put(name, thing);
        return this;
    }

    List<String> names() {
        return new ArrayList<>(things.keySet());
    }

    /// The thing called `name`, whatever the case.
    ///
    /// @throws UsageException if there is none
    T named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, T> entry : things.entrySet()) if (entry.getKey().equals(key)) return entry.getValue();
        throw new UsageException("There is no %s named %s%s; there are %s."
                .formatted(what, name, hint(name), String.join(", ", things.keySet())));
    }

    private String hint(String name) {
        String nearest = "";
        int best = LIKELY + 1;
        for (String candidate : things.keySet()) {
            int d = distance(name.toLowerCase(Locale.ROOT), candidate);
            if (d < best) {
                best = d;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "" : " (did you mean " + nearest + "?)";
    }

    /// How many letters must be added, dropped or exchanged (Levenshtein).
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchange = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(exchange, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
