package cairn.nn;

import cairn.tensor.Rng;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/// Layers by name: how a model is rebuilt from its configuration.
///
/// Every layer of this package is known. Your own are made known before a model that has them is loaded:
///
/// ```java
/// Layers.register("Net", config -> new Net(config.integer("hidden")));
/// ```
public final class Layers {
    private static final Map<String, Function<LayerConfig, Layer>> FACTORIES = new ConcurrentSkipListMap<>();

    static {
        register("LazyLinear", LazyLinear::from);
        register("Linear", Linear::from);
        register("ReLU", c -> new ReLU());
        register("Sequential", Sequential::from);
        register("Tanh", c -> new Tanh());
    }

    private Layers() {}

    /// Makes a layer known under the name that its [Layer#config] gives.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public static void register(String type, Function<LayerConfig, Layer> factory) {
        if (FACTORIES.putIfAbsent(type, factory) != null)
            throw new IllegalArgumentException("A layer named \"" + type + "\" is registered already.");
    }

    /// A new layer with freshly drawn parameters, from what [Layer#config] told about another.
    ///
    /// @throws IllegalArgumentException if no layer of that name is registered, or an argument is missing or wrong
    public static Layer build(LayerConfig config) {
        Function<LayerConfig, Layer> factory = FACTORIES.get(config.type());
        if (factory == null)
            throw new IllegalArgumentException(
                    "No layer named \"%s\" is registered. Call Layers.register(\"%s\", config -> new %s(…)) first. Known: %s."
                            .formatted(
                                    config.type(),
                                    config.type(),
                                    config.type(),
                                    String.join(", ", FACTORIES.keySet())));
        return factory.apply(config);
    }

    static Layer copy(Layer layer) {
        Layer twin = Rng.with(
                Rng.of(0), () -> build(layer.config())); // the draws are thrown away: leave the shared sequence alone
        twin.loadStateDict(layer.stateDict());
        takeAfter(layer, twin);
        return twin;
    }

    /// The modes and the frozen parameters.
    private static void takeAfter(Layer original, Layer twin) {
        twin.ownMode(original.isTraining());
        original.ownParameters()
                .forEach((name, p) ->
                        Objects.requireNonNull(twin.ownParameters().get(name)).requiresGrad(p.requiresGrad()));
        original.children()
                .forEach((name, child) ->
                        takeAfter(child, Objects.requireNonNull(twin.children().get(name))));
    }
}
