package cairn.data;

import java.util.List;
import java.util.Map;

/// A transform as plain data: what a run writes down to treat new samples as it treated those it learned from.
///
/// @param type the transform's name, such as `Normalize`
/// @param numbers its settings and fitted statistics by name; floats are exact as doubles
/// @param parts the transforms it consists of, for `Compose`
public record TransformState(String type, Map<String, List<Double>> numbers, List<TransformState> parts) {
    /// Copies both collections.
    public TransformState {
        numbers = Map.copyOf(numbers);
        parts = List.copyOf(parts);
    }
}
