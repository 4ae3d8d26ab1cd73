package cairn.io;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Plain Java values to JSON text.
final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Json.MAX_DEPTH)
                    .build())
            .build();

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    static String compact(@Nullable Object value) {
        return text(value, ObjectWriteContext.empty());
    }

    static String indented(@Nullable Object value) {
        return text(value, new Indented());
    }

    private static String text(@Nullable Object value, ObjectWriteContext style) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(style, text)) {
            new JsonWriter(out).write(value);
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException(
                    "Json.write: values lie more than " + Json.MAX_DEPTH + " deep inside each other.", e);
        }
        return text.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> writeMap(map);
            case Collection<?> list -> {
                out.writeStartArray();
                list.forEach(this::write);
                out.writeEndArray();
            }
            case String s -> out.writeString(s);
            case Boolean b -> out.writeBoolean(b);
            case Number n -> writeNumber(n);
            default -> throw notPlain("a value of " + value.getClass().getSimpleName());
        }
    }

    private void writeMap(Map<?, ?> map) {
        out.writeStartObject();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) throw notPlain("a key that is no string, " + key);
            out.writeName(name);
            write(value);
        });
        out.writeEndObject();
    }

    private void writeNumber(Number n) {
        switch (n) {
            case Float f when !Float.isFinite(f) -> out.writeNull();
            case Double d when !Double.isFinite(d) -> out.writeNull();
            case Float f -> out.writeNumber(f.floatValue());
            case Double d -> out.writeNumber(d.doubleValue());
            case BigInteger i -> out.writeNumber(i);
            case BigDecimal d -> out.writeNumber(d);
            case Integer i -> out.writeNumber(i.intValue());
            case Long i -> out.writeNumber(i.longValue());
            case Short i -> out.writeNumber(i.shortValue());
            case Byte i -> out.writeNumber(i.intValue());
            default -> throw notPlain("a value of " + n.getClass().getSimpleName());
        }
    }

    private IllegalArgumentException notPlain(String what) {
        return new IllegalArgumentException(
                "Json.write takes maps with string keys, collections, strings, numbers, booleans and null, but at \"%s\" there is %s."
                        .formatted(out.streamWriteContext().pathAsPointer(), what));
    }

    /// Two spaces per level, lines end in `\n` on every system, and arrays stay on one line.
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("")
                    .withArrayElementSpacing(Separators.Spacing.AFTER);
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            printer.indentArraysWith(NO_INDENT);
            return printer;
        }

        private static final DefaultPrettyPrinter.NopIndenter NO_INDENT = new DefaultPrettyPrinter.NopIndenter();
    }
}
