package cairn.nn;

import cairn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Layers one after the other: each gets the output of the one before.
///
/// The layers are named "0", "1", … as in PyTorch, or by [#with].
///
/// ```java
/// Sequential net = new Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 10));
/// Sequential named = new Sequential().with("hidden", new Linear(784, 256)).with("output", new Linear(256, 10));
/// ```
public final class Sequential extends Layer {
    private final Layer[] layers;

    /// The layers one after another, named `0`, `1`, ….
    public Sequential(Layer... layers) {
        this(numbered(layers));
    }

    private Sequential(Map<String, Layer> named) {
        named.forEach(this::child);
        layers = named.values().toArray(Layer[]::new);
    }

    private static Map<String, Layer> numbered(Layer[] layers) {
        Map<String, Layer> named = new LinkedHashMap<>();
        for (Layer layer : layers) named.put(String.valueOf(named.size()), layer);
        return named;
    }

    /// These layers followed by one more, named by its position.
    public Sequential with(Layer layer) {
        return with(String.valueOf(layers.length), layer);
    }

    /// These layers followed by one more.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public Sequential with(String name, Layer layer) {
        if (children().containsKey(name))
            throw new IllegalArgumentException("Sequential has a layer named \"" + name + "\" already.");
        Map<String, Layer> more = new LinkedHashMap<>(children());
        more.put(name, layer);
        return new Sequential(more);
    }

    /// The number of layers.
    public int size() {
        return layers.length;
    }

    /// Layer number `index`; −1 is the last.
    public Layer get(int index) {
        int i = index < 0 ? index + layers.length : index;
        if (i < 0 || i >= layers.length)
            throw new IndexOutOfBoundsException(
                    "Sequential of " + layers.length + " layers has no layer " + index + ".");
        return layers[i];
    }

    @Override
    protected Tensor compute(Tensor x) {
        for (Layer layer : layers) x = layer.forward(x);
        return x;
    }

    @Override
    public LayerConfig config() {
        Map<String, LayerConfig> configs = new LinkedHashMap<>();
        children().forEach((name, layer) -> configs.put(name, layer.config()));
        return LayerConfig.of("Sequential").with("layers", configs);
    }

    static Sequential from(LayerConfig config) {
        Map<String, Layer> named = new LinkedHashMap<>();
        config.layers("layers").forEach((name, layer) -> named.put(name, Layers.build(layer)));
        return new Sequential(named);
    }

    /// Whether the layers bear the names that their positions give them.
    boolean isNumbered() {
        return children().keySet().equals(numbered(layers).keySet());
    }

    @Override
    protected String call() {
        return "new Sequential()";
    }

    @Override
    protected String label() {
        return "Sequential";
    }
}
