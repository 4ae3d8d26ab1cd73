package cairn.board;

import java.util.function.ObjDoubleConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The numbers in a line of JSON: those of the object itself under their names, those of an object in it under `outer/inner`.
final class FlatLines {
    private final JsonFactory factory = new JsonFactory();

    /// Gives every number of the line; null counts as NaN. False if the line is not one whole object.
    boolean read(byte[] bytes, int from, int length, ObjDoubleConsumer<String> sink) {
        try (JsonParser p = factory.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            if (p.nextToken() != JsonToken.START_OBJECT) return false;
            members(p, "", sink);
            return p.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static void members(JsonParser p, String prefix, ObjDoubleConsumer<String> sink) {
        while (p.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix.isEmpty() ? p.currentName() : prefix + p.currentName();
            switch (p.nextToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> sink.accept(name, p.getDoubleValue());
                case VALUE_NULL -> sink.accept(name, Double.NaN);
                case START_OBJECT -> {
                    if (prefix.isEmpty()) members(p, name + "/", sink);
                    else p.skipChildren();
                }
                case START_ARRAY -> p.skipChildren();
                default -> {}
            }
        }
    }
}
