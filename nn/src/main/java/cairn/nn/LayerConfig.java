package cairn.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a layer's constructor was told, as plain data: the layer's name in [Layers] and its arguments by name.
///
/// Arguments are numbers, booleans, strings, null, lists of these, and the configurations of layers inside. [#toMap] and [#ofMap] translate
/// to and from nested maps and lists, which is what a JSON library reads and writes.
public final class LayerConfig {
    private static final String TYPE = "type";

    private final String type;
    private final Map<String, @Nullable Object> arguments;

    private LayerConfig(String type, Map<String, @Nullable Object> arguments) {
        this.type = type;
        this.arguments = arguments;
    }

    /// The configuration of a layer without arguments.
    public static LayerConfig of(String type) {
        return new LayerConfig(type, Map.of());
    }

    /// This configuration with one more argument.
    ///
    /// @param value a number, boolean, string, `int[]`, `double[]`, list of these, configuration, or map of configurations; or null
    public LayerConfig with(String name, @Nullable Object value) {
        if (name.equals(TYPE))
            throw new IllegalArgumentException("An argument cannot be named \"type\": that is the layer's name.");
        Map<String, @Nullable Object> more = new LinkedHashMap<>(arguments);
        more.put(name, listed(value));
        return new LayerConfig(type, more);
    }

    private static @Nullable Object listed(@Nullable Object value) {
        if (value instanceof int[] ints) return Arrays.stream(ints).boxed().toList();
        return value instanceof double[] numbers
                ? Arrays.stream(numbers).boxed().toList()
                : value;
    }

    /// The layer's name in [Layers].
    public String type() {
        return type;
    }

    /// The arguments by name, in the order of the constructor.
    public Map<String, @Nullable Object> arguments() {
        return Collections.unmodifiableMap(arguments);
    }

    // ---- reading arguments

    /// Whether the argument is there and not null.
    public boolean has(String name) {
        return arguments.get(name) != null;
    }

    /// A whole number.
    public int integer(String name) {
        if (require(name, "a whole number") instanceof Number n && n.doubleValue() == n.intValue()) return n.intValue();
        throw wrong(name, "a whole number");
    }

    /// A number.
    public double number(String name) {
        if (require(name, "a number") instanceof Number n) return n.doubleValue();
        throw wrong(name, "a number");
    }

    /// True or false.
    public boolean flag(String name) {
        if (require(name, "true or false") instanceof Boolean b) return b;
        throw wrong(name, "true or false");
    }

    /// A string.
    public String text(String name) {
        if (require(name, "a string") instanceof String s) return s;
        throw wrong(name, "a string");
    }

    /// The constant of an enum that bears the argument's name.
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        String value = text(name);
        for (E e : type.getEnumConstants()) if (e.name().equals(value)) return e;
        throw wrong(name, "one of " + Arrays.toString(type.getEnumConstants()));
    }

    /// Whole numbers.
    public int[] integers(String name) {
        if (!(require(name, "a list of whole numbers") instanceof List<?> list))
            throw wrong(name, "a list of whole numbers");
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(list.get(i) instanceof Number n) || n.doubleValue() != n.intValue())
                throw wrong(name, "a list of whole numbers");
            values[i] = n.intValue();
        }
        return values;
    }

    /// Numbers.
    public double[] numbers(String name) {
        if (!(require(name, "a list of numbers") instanceof List<?> list)) throw wrong(name, "a list of numbers");
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(list.get(i) instanceof Number n)) throw wrong(name, "a list of numbers");
            values[i] = n.doubleValue();
        }
        return values;
    }

    /// The configuration of a layer inside.
    public LayerConfig layer(String name) {
        return asConfig(name, require(name, "a layer"));
    }

    /// The configurations of layers inside, by name.
    public Map<String, LayerConfig> layers(String name) {
        if (!(require(name, "layers by name") instanceof Map<?, ?> map)) throw wrong(name, "layers by name");
        Map<String, LayerConfig> layers = new LinkedHashMap<>();
        map.forEach((key, value) -> layers.put(String.valueOf(key), asConfig(name, value)));
        return layers;
    }

    private LayerConfig asConfig(String name, @Nullable Object value) {
        if (value instanceof LayerConfig config) return config;
        if (value instanceof Map<?, ?> map) return ofMap(map);
        throw wrong(name, "a layer");
    }

    private Object require(String name, String kind) {
        Object value = arguments.get(name);
        if (value == null)
            throw new IllegalArgumentException("%s: \"%s\" is missing; %s is expected.".formatted(type, name, kind));
        return value;
    }

    private IllegalArgumentException wrong(String name, String kind) {
        return new IllegalArgumentException(
                "%s: \"%s\" must be %s, got %s.".formatted(type, name, kind, arguments.get(name)));
    }

    // ---- as nested maps

    /// This configuration as nested maps, lists, strings, numbers and booleans; the layer's name is under `type`.
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(TYPE, type);
        arguments.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof LayerConfig config) return config.toMap();
        if (value instanceof List<?> list) return plainList(list);
        return value instanceof Map<?, ?> map ? plainMap(map) : value;
    }

    private static List<@Nullable Object> plainList(List<?> list) {
        List<@Nullable Object> out = new ArrayList<>();
        for (Object value : list) out.add(plain(value));
        return out;
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        map.forEach((name, value) -> out.put(String.valueOf(name), plain(value)));
        return out;
    }

    /// The configuration that [#toMap] turned into `map`.
    ///
    /// @throws IllegalArgumentException if there is no layer name
    public static LayerConfig ofMap(Map<?, ?> map) {
        if (!(map.get(TYPE) instanceof String type))
            throw new IllegalArgumentException(
                    "A layer's configuration needs its name under \"type\", got " + map + ".");
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!name.equals(TYPE)) arguments.put(String.valueOf(name), value);
        });
        return new LayerConfig(type, arguments);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof LayerConfig c && toMap().equals(c.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
