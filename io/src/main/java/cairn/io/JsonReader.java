package cairn.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// JSON text to plain Java values, or token by token for a reader that knows what must come.
final class JsonReader implements AutoCloseable {
    private static final int MAX_DIGITS = 400;
    private static final int MAX_NAME = 1 << 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(Json.MAX_LENGTH)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    private final JsonParser in;

    private JsonReader(String text) {
        in = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    static @Nullable Object value(String text) {
        return parse(text, reader -> reader.value(reader.next()));
    }

    static Map<String, @Nullable Object> object(String text) {
        return parse(text, reader -> {
            JsonToken first = reader.next();
            if (first != JsonToken.START_OBJECT) throw reader.error("an object { … } is expected, not " + name(first));
            return reader.map();
        });
    }

    /// What makes a value of the tokens of one text.
    interface Grammar<T extends @Nullable Object> {
        T read(JsonReader reader);
    }

    /// Reads a whole text by `grammar`.
    ///
    /// @throws JsonException if the text is not JSON, or holds more than `grammar` took
    static <T extends @Nullable Object> T parse(String text, Grammar<T> grammar) {
        if (text.length() > Json.MAX_LENGTH)
            throw new JsonException(
                    "The JSON text has " + text.length() + " characters; at most " + Json.MAX_LENGTH + " are read.");
        try (JsonReader reader = new JsonReader(text)) {
            T value = grammar.read(reader);
            if (reader.in.nextToken() != null) throw reader.error("nothing may follow the value");
            return value;
        } catch (StreamConstraintsException e) {
            throw at(e.getLocation(), limit(e.getOriginalMessage()));
        } catch (UnexpectedEndOfInputException e) {
            throw at(e.getLocation(), "the text ends too early");
        } catch (JacksonException e) {
            throw at(e.getLocation(), clause(e.getOriginalMessage()));
        }
    }

    // ---- tokens

    /// The next token.
    JsonToken next() {
        JsonToken token = in.nextToken();
        if (token == null) throw error("the text ends too early");
        return token;
    }

    /// The name of the entry the parser stands at.
    String name() {
        return in.currentName();
    }

    /// The string the parser stands at.
    String string() {
        return in.getString();
    }

    /// Passes over the value the parser stands at.
    void skip() {
        in.skipChildren();
    }

    /// A whole number the parser stands at, as `Long` or, beyond its range, `BigInteger`.
    Number integer() {
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? in.getBigIntegerValue() : in.getLongValue();
    }

    JsonException error(String what) {
        return at(in.currentTokenLocation(), what);
    }

    // ---- plain values

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> in.getString();
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw error("a value is expected");
        };
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (map.containsKey(name)) throw error("the key " + Quoted.of(name) + " appears twice");
            map.put(name, value(next()));
        }
        return map;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) list.add(value(token));
        return list;
    }

    private Double decimal() {
        double d = in.getDoubleValue();
        if (!Double.isFinite(d)) throw error("the number " + in.getString() + " is too large");
        return d;
    }

    // ---- messages

    private static String name(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            default -> "true or false";
        };
    }

    private static JsonException at(@Nullable TokenStreamLocation place, String what) {
        if (place == null || place.getLineNr() < 1) return new JsonException("JSON: " + what + ".");
        return new JsonException(
                "JSON, line " + place.getLineNr() + ", column " + Math.max(1, place.getColumnNr()) + ": " + what + ".");
    }

    /// Which of the bounds the parser speaks of.
    private static String limit(String message) {
        if (message.contains("nesting")) return "objects and arrays lie more than " + Json.MAX_DEPTH + " deep";
        if (message.contains("Number")) return "a number has more than " + MAX_DIGITS + " digits";
        return "a name has more than " + MAX_NAME + " characters";
    }

    /// The parser's message as the rest of a sentence: on one line, without its capital, full stop and advice to programmers.
    private static String clause(String message) {
        String line = message.lines().findFirst().orElse("");
        String bare = line.replaceFirst("( \\((for|start) .*|: enable .*|\\.)$", "");
        return bare.isEmpty() ? "this is not JSON" : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
    }

    @Override
    public void close() {
        in.close();
    }
}
