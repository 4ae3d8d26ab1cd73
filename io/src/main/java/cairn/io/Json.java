package cairn.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as plain Java values: maps with string keys, lists, strings, numbers, booleans and null.
///
/// | JSON | read as | written from |
/// |---|---|---|
/// | object | `Map<String, Object>` in the order of the text | any `Map` with string keys |
/// | array | `List<Object>` | any `Collection` |
/// | whole number | `Long`; beyond its range `BigInteger` | `Byte` to `Long`, `BigInteger` |
/// | other number | `Double` | `Float`, `Double`, `BigDecimal`; NaN and infinities become `null`, JSON has no word for them |
/// | string, true, false, null | `String`, `Boolean`, null | the same |
///
/// ```java
/// String text = Json.write(Map.of("loss", 0.25f, "epoch", 3));
/// Map<String, Object> back = Json.parseObject(text);
/// ```
///
/// Text is read as hostile: nesting, length and numbers are bounded, and a key that appears twice is refused.
public final class Json {
    /// How deep objects and arrays may lie inside each other, in both directions.
    public static final int MAX_DEPTH = 500;

    /// The longest text that is read, in characters.
    public static final int MAX_LENGTH = 100_000_000;

    private Json() {}

    // ---- writing

    /// The value on one line.
    ///
    /// @throws IllegalArgumentException if there is anything in it but maps, collections, strings, numbers, booleans and null
    public static String write(@Nullable Object value) {
        return JsonWriter.compact(value);
    }

    /// The value with one entry of an object per line, indented by two spaces.
    ///
    /// @throws IllegalArgumentException if there is anything in it but maps, collections, strings, numbers, booleans and null
    public static String pretty(@Nullable Object value) {
        return JsonWriter.indented(value);
    }

    /// Writes [#pretty] to a file, all or nothing as [AtomicFile] does.
    ///
    /// @throws FileException if the file cannot be written
    public static void save(Path file, @Nullable Object value) {
        AtomicFile.writeText(file, pretty(value) + "\n");
    }

    // ---- reading

    /// The value that the text describes.
    ///
    /// @throws JsonException if the text is not exactly one JSON value
    public static @Nullable Object parse(String text) {
        return JsonReader.value(text);
    }

    /// The entries of the object that the text describes, in the order of the text.
    ///
    /// @throws JsonException if the text is not exactly one JSON object
    public static Map<String, @Nullable Object> parseObject(String text) {
        return JsonReader.object(text);
    }

    /// The entries of the object in a file, in the order of the text.
    ///
    /// @throws FileException if the file cannot be read or is not exactly one JSON object
    public static Map<String, @Nullable Object> load(Path file) {
        try {
            if (Files.size(file) > 4L * MAX_LENGTH)
                throw new FileException(file + ": the file is too long for JSON that Cairn reads.");
            return parseObject(Utf8.decode(Files.readAllBytes(file)));
        } catch (CharacterCodingException e) {
            throw new FileException(file + ": the file is not UTF-8 text.", e);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        } catch (JsonException e) {
            throw new FileException(file + ": " + e.getMessage(), e);
        }
    }
}
