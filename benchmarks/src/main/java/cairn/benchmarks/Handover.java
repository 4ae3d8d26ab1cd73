package cairn.benchmarks;

import cairn.io.SafeTensors;
import cairn.nn.Layer;
import cairn.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What all sides start from: the weights, by PyTorch's names, and the batches that steps take in turn.
///
/// @param weights by name
/// @param batches in the order in which steps take them
public record Handover(Map<String, Tensor> weights, List<Batch> batches) {
    private static final String WEIGHT = "weight:";

    /// What one step takes.
    ///
    /// @param x the input
    /// @param y what it should become; empty where there is none
    public record Batch(Tensor x, Tensor y) {}

    /// The weights of `model`, which it may change afterwards, and batches.
    public static Handover of(Layer model, List<Batch> batches) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        model.namedParameters().forEach((name, w) -> weights.put(name, copy(w)));
        return new Handover(weights, batches);
    }

    /// Batches of something without weights.
    public static Handover of(List<Batch> batches) {
        return new Handover(Map.of(), batches);
    }

    /// The batch of step `step`, counted from 0.
    public Batch batch(long step) {
        return batches.get((int) (step % batches.size()));
    }

    /// Gives `model` these weights.
    public void load(Layer model) {
        Map<String, Tensor> all = new LinkedHashMap<>(model.stateDict());
        all.putAll(weights);
        model.loadStateDict(all);
    }

    /// Writes everything to a safetensors file.
    public void write(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.forEach((name, w) -> tensors.put(WEIGHT + name, w));
        for (int i = 0; i < batches.size(); i++) {
            tensors.put("x" + i, batches.get(i).x());
            tensors.put("y" + i, batches.get(i).y());
        }
        SafeTensors.write(file, tensors, Map.of());
    }

    /// Reads what [#write] wrote.
    public static Handover read(Path file) {
        Map<String, Tensor> tensors = SafeTensors.read(file).tensors();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        tensors.forEach((name, t) -> {
            if (name.startsWith(WEIGHT)) weights.put(name.substring(WEIGHT.length()), t);
        });
        List<Batch> batches = new ArrayList<>();
        while (tensors.containsKey("x" + batches.size())) {
            int i = batches.size();
            batches.add(new Batch(get(tensors, "x" + i), get(tensors, "y" + i)));
        }
        return new Handover(weights, batches);
    }

    /// The weight called `name`.
    public Tensor weight(String name) {
        return get(weights, name);
    }

    private static Tensor get(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), () -> "there is no tensor " + name);
    }

    private static Tensor copy(Tensor w) {
        return Tensor.of(w.toFloatArray(), w.shape().dims());
    }
}
