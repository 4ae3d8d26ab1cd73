package cairn.cli;

import cairn.data.Task;
import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.data.source.CsvSchema;
import cairn.data.text.TokenizerState;
import cairn.data.transform.Normalize;
import cairn.data.transform.Transforms;
import cairn.io.FileException;
import cairn.io.Json;
import cairn.train.Objective;
import cairn.train.OutputKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What must be known besides the weights to use a trained model: written into the model file.
///
/// @param dataset what it was trained on, as given on the command line
/// @param loss the loss it was trained with, by its name on the command line
/// @param outputs what its outputs mean
/// @param inputShape the shape of one sample before the transform
/// @param classNames one per class; empty for regression and for text
/// @param featureNames one per input number of a table; else empty
/// @param transform what is done to every sample first
/// @param schema how the cells of a CSV file become features; null for other data
/// @param tokenizer how text becomes tokens; null for other data
/// @param targetScaling the statistics by which numbers to predict were scaled for the loss; null where they were not
public record ModelCard(
        String dataset,
        String loss,
        OutputKind outputs,
        List<Integer> inputShape,
        List<String> classNames,
        List<String> featureNames,
        TransformState transform,
        @Nullable CsvSchema schema,
        @Nullable TokenizerState tokenizer,
        @Nullable Normalize targetScaling) {
    private static final String KEY = "card";

    /// The strings for a model file's metadata.
    Map<String, String> toMetadata() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put(KEY, Json.write(RecordJson.write(this)));
        return m;
    }

    /// The card in a model file's metadata.
    ///
    /// @throws FileException if there is none
    static ModelCard of(Map<String, String> metadata) {
        String card = metadata.get(KEY);
        if (card == null)
            throw new FileException(
                    "The model file does not say how its inputs are prepared; only models written by \"cairn train\" can be used here.");
        return RecordJson.read(ModelCard.class, Json.parse(card));
    }

    /// The transform itself.
    Transform preparation() {
        return Transforms.restore(transform);
    }

    /// What the model was trained for; also what its outputs mean.
    Objective objective() {
        if (reconstructs()) return Losses.ALL.named(loss).reconstruction();
        Objective unscaled = Losses.ALL.named(loss).objective(task());
        return targetScaling == null ? unscaled : unscaled.scaled(targetScaling);
    }

    /// What the model was trained to foretell.
    Task task() {
        return switch (outputs) {
            case VALUES, RECONSTRUCTION -> Task.REGRESSION;
            case TOKEN_LOGITS -> Task.TOKENS;
            default -> Task.CLASSIFICATION;
        };
    }

    /// Whether the model repeats its input.
    boolean reconstructs() {
        return outputs == OutputKind.RECONSTRUCTION;
    }

    /// The shape of one sample.
    int[] shape() {
        return inputShape.stream().mapToInt(Integer::intValue).toArray();
    }
}
