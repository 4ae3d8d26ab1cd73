package cairn.io;

import cairn.io.SafeTensorsHeader.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// What the JSON of a safetensors header may say: for each name an object of `dtype`, `shape` and `data_offsets`, and strings under
/// `__metadata__`. Whatever else is read is refused where it stands, so that nothing is kept of it.
final class SafeTensorsGrammar {
    private static final int MAX_RANK = 64;

    private final JsonReader in;
    private final Set<String> names = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafeTensorsGrammar(JsonReader in) {
        this.in = in;
    }

    static SafeTensorsHeader header(JsonReader in) {
        SafeTensorsGrammar grammar = new SafeTensorsGrammar(in);
        grammar.read();
        return new SafeTensorsHeader(grammar.entries, grammar.metadata);
    }

    private void read() {
        in.next(); // the caller has seen the {
        while (in.next() != JsonToken.END_OBJECT) {
            String name = in.name();
            if (!names.add(name)) throw in.error("the name " + Quoted.of(name) + " appears twice");
            expect(JsonToken.START_OBJECT, "an object is expected under " + Quoted.of(name));
            if (name.equals(SafeTensorsHeader.METADATA)) readMetadata();
            else entries.add(entry(name));
        }
    }

    private void readMetadata() {
        while (in.next() != JsonToken.END_OBJECT) {
            String key = in.name();
            expect(JsonToken.VALUE_STRING, "the metadata " + Quoted.of(key) + " must be a string");
            if (metadata.put(key, in.string()) != null)
                throw in.error("the metadata " + Quoted.of(key) + " appears twice");
        }
    }

    private Entry entry(String name) {
        String tensor = "tensor " + Quoted.of(name) + ": ";
        StoredType type = null;
        long[] shape = null;
        long[] offsets = null;
        while (in.next() != JsonToken.END_OBJECT) {
            switch (in.name()) {
                case SafeTensorsHeader.DTYPE -> type = once(type, type(tensor), tensor);
                case SafeTensorsHeader.SHAPE -> shape = once(shape, integers(tensor, "\"shape\""), tensor);
                case SafeTensorsHeader.OFFSETS -> offsets = once(offsets, integers(tensor, "\"data_offsets\""), tensor);
                default -> throw in.error(tensor + "a field " + Quoted.of(in.name()) + " is not known");
            }
        }
        if (type == null || shape == null || offsets == null)
            throw in.error(tensor + "\"dtype\", \"shape\" and \"data_offsets\" are needed");
        if (offsets.length != 2) throw in.error(tensor + "\"data_offsets\" must be two numbers");
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private <T> T once(@Nullable T before, T now, String tensor) {
        if (before != null) throw in.error(tensor + "a field appears twice");
        return now;
    }

    private StoredType type(String tensor) {
        expect(JsonToken.VALUE_STRING, tensor + "\"dtype\" must be a string");
        for (StoredType type : StoredType.values()) if (type.name().equals(in.string())) return type;
        throw in.error(tensor + "the dtype " + Quoted.of(in.string()) + " is not read; those read are "
                + String.join(
                        ", ", Arrays.stream(StoredType.values()).map(Enum::name).toList()));
    }

    private long[] integers(String tensor, String field) {
        expect(JsonToken.START_ARRAY, tensor + field + " must be a list of whole numbers");
        long[] values = new long[MAX_RANK];
        int n = 0;
        for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
            if (token != JsonToken.VALUE_NUMBER_INT || !(in.integer() instanceof Long value) || value < 0)
                throw in.error(tensor + field + " must be a list of whole numbers from 0 to 2^63-1");
            if (n == MAX_RANK) throw in.error(tensor + field + " has more than " + MAX_RANK + " numbers");
            values[n++] = value;
        }
        return Arrays.copyOf(values, n);
    }

    private void expect(JsonToken token, String otherwise) {
        if (in.next() != token) throw in.error(otherwise);
    }
}
