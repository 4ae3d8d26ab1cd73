package cairn.io;

import cairn.nn.Layer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a model file holds.
///
/// @param layer the model with its weights, in eval mode
/// @param metadata what the writer added: strings by name
public record ModelFile(Layer layer, Map<String, String> metadata) {
    public ModelFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
