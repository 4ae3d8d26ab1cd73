package cairn.io;

import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Layers;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/// The part of a model file that says which layers its weights belong to: JSON in the metadata of the safetensors file.
///
/// | name | content |
/// |---|---|
/// | `format` | `pt`: names and layouts are PyTorch's |
/// | `cairn.version` | the version of this table |
/// | `cairn.architecture` | [LayerConfig#toMap] as JSON |
final class Architecture {
    private static final String FORMAT = "format";
    private static final String OWN = "cairn.";
    private static final String VERSION_KEY = OWN + "version";
    private static final String ARCHITECTURE_KEY = OWN + "architecture";
    private static final String VERSION = "1";
    private static final int LONGEST_REASON = 400;

    private Architecture() {}

    // ---- writing

    /// The metadata of a file that holds `model`, the caller's own at the end.
    static Map<String, String> describe(Layer model, Map<String, String> metadata) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(FORMAT, "pt");
        all.put(VERSION_KEY, VERSION);
        all.put(ARCHITECTURE_KEY, Json.write(model.config().toMap()));
        metadata.forEach((name, value) -> {
            if (isOwn(name))
                throw new IllegalArgumentException("The metadata name \"" + name
                        + "\" is taken; \"format\" and names that begin with \"cairn.\" are.");
            all.put(name, value);
        });
        return all;
    }

    /// The caller's own metadata.
    static Map<String, String> withoutOwn(Map<String, String> metadata) {
        Map<String, String> rest = new LinkedHashMap<>(metadata);
        rest.keySet().removeIf(Architecture::isOwn);
        return rest;
    }

    private static boolean isOwn(String name) {
        return name.equals(FORMAT) || name.startsWith(OWN);
    }

    // ---- reading

    /// Refuses a file whose architecture asks for other tensors than it holds, so that nothing is made of a lying one.
    static void requireFit(SafeTensorsHeader header) throws Malformed {
        Map<String, Shape> held = new LinkedHashMap<>();
        header.entries().forEach(e -> held.put(e.name(), Shape.of(e.shape())));
        try {
            compare(Layers.shapes(config(header.metadata())), held);
        } catch (UnsupportedOperationException e) {
            return; // a registered layer that cannot be outlined is compared once it is built
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw unbuildable(e);
        }
    }

    private static void compare(Map<String, Shape> declared, Map<String, Shape> held) throws Malformed {
        for (var e : declared.entrySet()) {
            Shape shape = held.get(e.getKey());
            if (shape == null || !shape.equals(e.getValue()))
                throw new Malformed("the architecture asks for %s of shape %s, but the file has %s"
                        .formatted(Quoted.of(e.getKey()), e.getValue(), shape == null ? "none" : shape.toString()));
        }
        for (String name : held.keySet())
            if (!declared.containsKey(name))
                throw new Malformed("the architecture has no place for the tensor " + Quoted.of(name));
    }

    /// The model with its weights.
    static Layer build(TensorFile file) throws Malformed {
        LayerConfig config = config(file.metadata());
        try {
            Layer model = Rng.with(Rng.of(0), () -> Layers.build(config)); // leaves the shared sequence alone
            model.loadStateDict(file.tensors());
            return model;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw unbuildable(e);
        }
    }

    private static LayerConfig config(Map<String, String> metadata) throws Malformed {
        String json = metadata.get(ARCHITECTURE_KEY);
        if (json == null)
            throw new Malformed(
                    "the file holds weights but no architecture; load them into a layer with Models.loadWeights");
        if (!VERSION.equals(metadata.get(VERSION_KEY)))
            throw new Malformed("the architecture has version " + Quoted.of(String.valueOf(metadata.get(VERSION_KEY)))
                    + ", this Cairn reads version " + VERSION);
        try {
            return LayerConfig.ofMap(Json.parseObject(json));
        } catch (JsonException e) {
            throw new Malformed("in the architecture's " + e.clause());
        } catch (IllegalArgumentException e) {
            throw unbuildable(e);
        }
    }

    private static Malformed unbuildable(RuntimeException e) {
        String said = Quoted.line(String.valueOf(e.getMessage()), LONGEST_REASON);
        return new Malformed("the architecture cannot be built: " + said.replaceFirst("\\.$", ""));
    }
}
