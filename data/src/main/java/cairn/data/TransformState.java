package cairn.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A transform as plain data: what a run writes down to treat new samples as it treated those it learned from.
///
/// @param type the transform's name, such as `Normalize`
/// @param numbers its settings and fitted statistics by name; floats are exact as doubles
/// @param parts the transforms it consists of, for `Compose`
public record TransformState(String type, Map<String, List<Double>> numbers, List<TransformState> parts) {
    /// Copies both collections; numbers are sorted by name, so that equal transforms are written alike.
    public TransformState {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        parts = List.copyOf(parts);
    }
}
