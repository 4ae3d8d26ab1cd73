package cairn.testkit.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/// Reads the reference tables: one JSON object a line. Tagged objects become Java values: tensors [GoldenTensor], tuples and lists
/// `List`, special floats `Double`, dtypes their name.
final class GoldenReader {
    private static final JsonFactory JSON = new JsonFactory();

    private GoldenReader() {}

    /// Gives every line of a resource beside this class to `sink`.
    static void read(String resource, Consumer<Map<String, Object>> sink) {
        try (var in = GoldenReader.class.getResourceAsStream(resource);
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) sink.accept(parse(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parse(String line) {
        try (JsonParser p = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), line)) {
            p.nextToken();
            return (Map<String, Object>) value(p);
        }
    }

    private static Object value(JsonParser p) {
        return switch (p.currentToken()) {
            case START_OBJECT -> untag(object(p));
            case START_ARRAY -> array(p);
            case VALUE_STRING -> p.getString();
            case VALUE_NUMBER_INT -> p.getLongValue();
            case VALUE_NUMBER_FLOAT -> p.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser p) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String key = p.currentName();
            p.nextToken();
            map.put(key, value(p));
        }
        return map;
    }

    private static List<Object> array(JsonParser p) {
        List<Object> list = new ArrayList<>();
        while (p.nextToken() != JsonToken.END_ARRAY) list.add(value(p));
        return list;
    }

    private static Object untag(Map<String, Object> map) {
        if (map.containsKey("t") && map.containsKey("v")) return tensor(map);
        if (map.size() == 1) {
            for (String tag : List.of("tuple", "list", "torch")) if (map.containsKey(tag)) return map.get(tag);
            if (map.containsKey("float")) return special(map.get("float"));
        }
        return map;
    }

    private static GoldenTensor tensor(Map<String, Object> map) {
        int[] shape = ((List<?>) map.get("s"))
                .stream().mapToInt(d -> ((Long) d).intValue()).toArray();
        double[] values = ((List<?>) map.get("v"))
                .stream().mapToDouble(GoldenReader::special).toArray();
        return new GoldenTensor((String) map.get("t"), shape, values);
    }

    private static double special(Object v) {
        return switch (v) {
            case Number n -> n.doubleValue();
            case Boolean b -> b ? 1 : 0;
            case List<?> complex -> Double.NaN; // refused where the tensor is used
            case String s ->
                switch (s.toLowerCase(java.util.Locale.ROOT)) {
                    case "inf", "infinity" -> Double.POSITIVE_INFINITY;
                    case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                    default -> Double.NaN;
                };
            default -> throw new IllegalArgumentException("not a number: " + v);
        };
    }
}
