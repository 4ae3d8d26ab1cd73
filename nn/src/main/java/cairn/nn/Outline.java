package cairn.nn;

import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.engine.Engine;
import cairn.tensor.engine.Launch;
import cairn.tensor.engine.Recorder;
import cairn.tensor.engine.View;
import java.util.LinkedHashMap;
import java.util.Map;

/// Builds a layer for the shapes of its parts alone: nothing is computed, and its tensors have no memory.
final class Outline implements Recorder {
    private static final int MOST_LAUNCHES = 1 << 20; // a configuration that asks for more is not meant to be built

    private final LayerConfig config;
    private int launches;

    private Outline(LayerConfig config) {
        this.config = config;
    }

    static Map<String, Shape> of(LayerConfig config) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Engine.record(
                new Outline(config),
                () -> Rng.with(Rng.of(0), () -> Layers.build(config)) // leaves the shared sequence alone
                        .stateDict()
                        .forEach((name, tensor) -> shapes.put(name, tensor.shape())));
        return shapes;
    }

    @Override
    public boolean isDry() {
        return true;
    }

    @Override
    public void launched(Launch launch) {
        if (++launches > MOST_LAUNCHES)
            throw new IllegalArgumentException(config.type() + ": the configuration asks for too many layers.");
    }

    @Override
    public void readByHost(View view) {
        throw new UnsupportedOperationException(config.type()
                + ": a layer looks at values in its constructor, so its shapes are known only once it is built.");
    }
}
