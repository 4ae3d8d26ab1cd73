package cairn.cli;

import cairn.io.FileException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Public records of plain data (numbers, strings, enums, lists, maps, records) as JSON values and back.
final class RecordJson {
    private RecordJson() {}

    /// The JSON value of `o`.
    static @Nullable Object write(@Nullable Object o) {
        return switch (o) {
            case Record r -> members(r);
            case Collection<?> items -> items.stream().map(RecordJson::write).toList();
            case Map<?, ?> map -> entries(map);
            case Enum<?> e -> e.name();
            case Character c -> c.toString();
            case null, default -> o;
        };
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> map) {
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        map.forEach((k, v) -> m.put(k.toString(), write(v)));
        return m;
    }

    private static Map<String, @Nullable Object> members(Record r) {
        Map<String, @Nullable Object> m = new LinkedHashMap<>();
        for (RecordComponent c : r.getClass().getRecordComponents()) {
            try {
                m.put(c.getName(), write(c.getAccessor().invoke(r)));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("The record " + r.getClass().getSimpleName() + " cannot be read.", e);
            }
        }
        return m;
    }

    /// The record of type `type` with the given JSON value.
    ///
    /// @throws FileException if the value does not fit
    static <T extends Record> T read(Class<T> type, @Nullable Object json) {
        try {
            return type.cast(construct(type, (Map<?, ?>) Objects.requireNonNull(json)));
        } catch (ReflectiveOperationException
                | ClassCastException
                | IllegalArgumentException
                | NullPointerException e) {
            throw new FileException(
                    "The file's description of %s is not what this version of Cairn writes."
                            .formatted(type.getSimpleName()),
                    e);
        }
    }

    private static @Nullable Object value(Type type, @Nullable Object json) throws ReflectiveOperationException {
        if (json == null) return null;
        if (type instanceof ParameterizedType p && Collection.class.isAssignableFrom((Class<?>) p.getRawType())) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object item : (List<?>) json) list.add(value(p.getActualTypeArguments()[0], item));
            return p.getRawType() == List.class ? list : new LinkedHashSet<>(list);
        }
        if (type instanceof ParameterizedType p && p.getRawType() == Map.class) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (Map.Entry<?, ?> e : ((Map<?, ?>) json).entrySet())
                map.put((String) e.getKey(), value(p.getActualTypeArguments()[1], e.getValue()));
            return map;
        }
        return plain((Class<?>) type, json);
    }

    private static Object plain(Class<?> type, Object json) throws ReflectiveOperationException {
        if (type.isRecord()) return construct(type, (Map<?, ?>) json);
        if (type.isEnum()) return constant(type, (String) json);
        if (json instanceof Number n) return number(type, n);
        if (type == char.class || type == Character.class) return ((String) json).charAt(0);
        return json;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Object number(Class<?> type, Number n) {
        if (type == int.class || type == Integer.class) return Math.toIntExact(n.longValue());
        if (type == long.class || type == Long.class) return n.longValue();
        if (type == float.class || type == Float.class) return n.floatValue();
        return n.doubleValue();
    }

    private static Object construct(Class<?> type, Map<?, ?> json) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        @Nullable Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = value(parts[i].getGenericType(), json.get(parts[i].getName()));
        }
        return type.getConstructor(types).newInstance(values);
    }
}
