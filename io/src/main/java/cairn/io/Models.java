package cairn.io;

import cairn.nn.Layer;
import cairn.nn.StateDict;
import java.nio.file.Path;
import java.util.Map;

/// Models on disk: one safetensors file with the weights under PyTorch's names and the architecture as JSON in the metadata.
///
/// Other programs read such a file as plain weights. A layer of your own is made known by [cairn.nn.Layers#register] before it is loaded.
///
/// ```java
/// Models.save(Path.of("model.safetensors"), model);
/// Layer again = Models.load(Path.of("model.safetensors"));
/// ```
public final class Models {
    private static final int LONGEST_REPORT = 20_000; // names in files may be long, and many

    private Models() {}

    // ---- whole models

    /// Writes a model, all or nothing as [AtomicFile] does.
    ///
    /// @throws FileException if the file cannot be written
    /// @throws IllegalStateException if a lazy layer has not seen its first batch
    public static void save(Path file, Layer model) {
        save(file, model, Map.of());
    }

    /// As [#save(Path, Layer)], with strings to find again in [ModelFile#metadata].
    ///
    /// @throws IllegalArgumentException if a name of `metadata` begins with `cairn.` or is `format`, which are taken
    public static void save(Path file, Layer model, Map<String, String> metadata) {
        SafeTensors.write(file, model.stateDict(), Architecture.describe(model, metadata));
    }

    /// The model in a file, in eval mode.
    ///
    /// @throws FileException if the file cannot be read, is damaged, holds no architecture, or one that does not fit its weights
    public static Layer load(Path file) {
        return read(file).layer();
    }

    /// The model in a file, in eval mode, and the strings that were saved with it.
    ///
    /// @throws FileException if the file cannot be read, is damaged, holds no architecture, or one that does not fit its weights
    public static ModelFile read(Path file) {
        return model(file.toString(), SafeTensors.read(file, Architecture::requireFit));
    }

    /// As [#read(Path)], for a file that is in memory already, such as a resource in a jar.
    public static ModelFile read(byte[] bytes) {
        return model("model", SafeTensors.read(bytes, Architecture::requireFit));
    }

    private static ModelFile model(String name, TensorFile content) {
        try {
            Layer model = Architecture.build(content);
            model.eval();
            return new ModelFile(model, Architecture.withoutOwn(content.metadata()));
        } catch (Malformed e) {
            throw FileException.malformed(name, e);
        }
    }

    // ---- weights alone

    /// Copies weights from any safetensors file, such as a PyTorch state dict, into a layer.
    ///
    /// @throws FileException if the file cannot be read, or any entry is missing, left over or of another shape; all are named and the layer
    ///     is unchanged
    public static void loadWeights(Path file, Layer layer) {
        load(file, layer, true);
    }

    /// Copies those weights that the layer and the file both have, as when the last layer of a network was exchanged.
    ///
    /// @return what was missing and left over
    /// @throws FileException if the file cannot be read, or an entry of the same name has another shape; the layer is unchanged
    public static StateDict.Mismatch loadMatchingWeights(Path file, Layer layer) {
        return load(file, layer, false);
    }

    private static StateDict.Mismatch load(Path file, Layer layer, boolean strict) {
        TensorFile content = SafeTensors.read(file);
        try {
            return layer.loadStateDict(content.tensors(), strict);
        } catch (IllegalArgumentException e) {
            throw new FileException(file + ": " + cut(String.valueOf(e.getMessage())), e);
        }
    }

    private static String cut(String report) {
        return report.length() <= LONGEST_REPORT ? report : report.substring(0, LONGEST_REPORT) + "…";
    }
}
