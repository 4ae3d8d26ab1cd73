package cairn.board;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands behind the question mark of an address.
///
/// @param values by name, in order
record Query(Map<String, List<String>> values) {
    private static final int MOST = 2000;

    /// @throws IllegalArgumentException if it is not encoded as it should be, or too long
    static Query of(@Nullable String raw) {
        Map<String, List<String>> values = new TreeMap<>();
        if (raw == null || raw.isEmpty()) return new Query(values);
        String[] parts = raw.split("&", MOST + 1);
        if (parts.length > MOST) throw new IllegalArgumentException("The address has too many parts.");
        for (String part : parts) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            values.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
        }
        return new Query(values);
    }

    private static String decoded(String s) {
        return URLDecoder.decode(s, StandardCharsets.UTF_8);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String first(String name, String otherwise) {
        List<String> all = all(name);
        return all.isEmpty() ? otherwise : all.getFirst();
    }

    /// @throws IllegalArgumentException if it is no whole number
    int integer(String name, int otherwise) {
        String text = first(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, got " + text + ".");
        }
    }
}
