package cairn.nn;

import java.util.Map;
import java.util.function.Function;

/// Layers of another package or library that are known by name as soon as [Layers] is used, without being registered in the program.
/// A library names its provider in `module-info` (`provides cairn.nn.LayerProvider with …`) and in
/// `META-INF/services/cairn.nn.LayerProvider`, as [java.util.ServiceLoader] wants it.
public interface LayerProvider {
    /// How layers are built from their configurations, by the names that these bear.
    Map<String, Function<LayerConfig, Layer>> factories();
}
