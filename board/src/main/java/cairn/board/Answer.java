package cairn.board;

import cairn.io.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer whose content is known before it is sent.
///
/// @param status of HTTP
/// @param type of the content
/// @param policy the content security policy; null for that of the board's own pages
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(
        int status, String type, byte[] content, @Nullable String policy) {
    static Answer json(Object value) {
        return jsonText(Json.write(value));
    }

    static Answer jsonText(String json) {
        return new Answer(200, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8), null);
    }

    static Answer error(int status, String reason) {
        byte[] content = Json.write(Map.of("error", reason)).getBytes(StandardCharsets.UTF_8);
        return new Answer(status, "application/json; charset=utf-8", content, null);
    }

    static Answer of(String type, byte[] content) {
        return new Answer(200, type, content, null);
    }
}
