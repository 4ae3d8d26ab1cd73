package cairn.board;

import cairn.io.Json;
import cairn.io.JsonException;
import java.util.Optional;

/// A line that may have been cut off by a crash.
final class WholeLine {
    private WholeLine() {}

    /// Its JSON value, unless it is broken.
    static Optional<Object> parsed(String line) {
        try {
            return Optional.ofNullable(Json.parse(line));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
