package cairn.cli;

import cairn.tensor.text.Nearest;
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
                .formatted(what, name, Nearest.hint(name, things.keySet()), String.join(", ", things.keySet())));
    }
}
