package cairn.viz;

import cairn.data.Batch;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.train.OutputKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a classifier said about every sample of a dataset.
///
/// @param all one prediction per sample, in the dataset's order
public record Predictions(List<Prediction> all) {
    private static final int BATCH = 256;

    /// Copies the list.
    public Predictions {
        all = List.copyOf(all);
    }

    /// What was said about one sample.
    ///
    /// @param index its number in the dataset
    /// @param label its true class
    /// @param predicted the class it was taken for
    /// @param probability how sure the network was of that, in [0, 1]
    public record Prediction(int index, int label, int predicted, double probability) {
        /// Whether it is right.
        public boolean isRight() {
            return label == predicted;
        }
    }

    /// Asks `model`, in eval mode, about every sample; its mode is put back afterwards.
    ///
    /// @param outputs what the model's outputs mean; not [OutputKind#VALUES]
    /// @param data as the model takes it, its transform included
    public static Predictions of(Layer model, OutputKind outputs, Dataset data) {
        boolean training = model.isTraining();
        model.eval();
        try {
            return Autograd.noGrad(() -> ask(model, outputs, data));
        } finally {
            model.train(training);
        }
    }

    private static Predictions ask(Layer model, OutputKind outputs, Dataset data) {
        List<Prediction> all = new ArrayList<>();
        for (Batch batch : new DataLoader(data, BATCH)) {
            Tensor y = model.forward(batch.x());
            long[] classes = outputs.classes(y).toLongArray();
            Tensor p = outputs.probabilities(y);
            float[] probabilities = p.toFloatArray();
            long[] labels = batch.y().toLongArray();
            int columns = p.size(1);
            for (int i = 0; i < classes.length; i++) {
                int c = Math.toIntExact(classes[i]);
                all.add(new Prediction(all.size(), Math.toIntExact(labels[i]), c, probabilities[i * columns + c]));
            }
        }
        return new Predictions(all);
    }

    /// The mistakes, those the network was surest of first.
    public List<Prediction> worstMistakes() {
        return all.stream()
                .filter(p -> !p.isRight())
                .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
                .toList();
    }

    /// All, mistakes first, each part by falling probability.
    public List<Prediction> mistakesFirst() {
        return all.stream()
                .sorted(Comparator.comparing(Prediction::isRight)
                        .thenComparing(Comparator.comparingDouble(Prediction::probability)
                                .reversed()))
                .toList();
    }
}
