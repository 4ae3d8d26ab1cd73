package cairn.tensor.ops.conv;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Geometry that was worked out before: small convolutions take less time than working it out.
///
/// @param <K> everything it depends on, a value
/// @param <V> immutable
final class Known<K, V> {
    private static final int MOST = 256; // sizes; programs that use more begin again

    private final Map<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> make;

    Known(Function<K, V> make) {
        this.make = make;
    }

    V of(K key) {
        V old = known.get(key);
        if (old != null) return old;
        if (known.size() >= MOST) known.clear();
        return known.computeIfAbsent(key, make);
    }
}
