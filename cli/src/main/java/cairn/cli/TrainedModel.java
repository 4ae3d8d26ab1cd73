package cairn.cli;

import cairn.io.ModelFile;
import cairn.io.Models;
import cairn.nn.Layer;
import cairn.train.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/// A trained model with its card, from a run folder or a model file.
record TrainedModel(Path file, Layer layer, ModelCard card) {
    static TrainedModel open(Path at) {
        if (!Files.exists(at)) throw new UsageException("There is no run folder or model file " + at + ".");
        Path file = Files.isDirectory(at) ? RunFolder.open(at).model() : at;
        if (!Files.exists(file))
            throw new UsageException("The run " + at + " has no model yet; finish it with: cairn train --resume " + at);
        ModelFile model = Models.read(file);
        return new TrainedModel(file, model.layer(), ModelCard.of(model.metadata()));
    }
}
