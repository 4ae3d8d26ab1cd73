package cairn.train;

import cairn.io.FileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON object of a checkpoint, read with the suspicion a file deserves: a value that is missing or of another kind is named.
record SavedValues(Map<?, ?> values) {
    static SavedValues of(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) return new SavedValues(map);
        throw wrong("the state", json);
    }

    double number(String name) {
        Object v = values.get(name);
        if (v == null && values.containsKey(name)) return Double.NaN;
        if (v instanceof Number n) return n.doubleValue();
        throw wrong(name, v);
    }

    long whole(String name) {
        if (values.get(name) instanceof Number n && n.longValue() == n.doubleValue()) return n.longValue();
        throw wrong(name, values.get(name));
    }

    int integer(String name) {
        return Math.toIntExact(whole(name));
    }

    boolean flag(String name) {
        if (values.get(name) instanceof Boolean b) return b;
        throw wrong(name, values.get(name));
    }

    SavedValues object(String name) {
        return of(values.get(name));
    }

    List<SavedValues> list(String name) {
        if (values.get(name) instanceof List<?> list)
            return list.stream().map(SavedValues::of).toList();
        throw wrong(name, values.get(name));
    }

    /// Numbers by name, in order.
    Map<String, Double> numbers(String name) {
        SavedValues inner = object(name);
        Map<String, Double> numbers = new LinkedHashMap<>();
        inner.values.keySet().forEach(key -> numbers.put((String) key, inner.number((String) key)));
        return numbers;
    }

    @Nullable
    Map<String, Double> numbersOrNull(String name) {
        return values.get(name) == null ? null : numbers(name);
    }

    private static FileException wrong(String name, @Nullable Object value) {
        return new FileException(
                "The checkpoint's value \"" + name + "\" is " + (value == null ? "missing" : "of the wrong kind")
                        + "; the file was not written by this version of Cairn, or was changed.");
    }
}
