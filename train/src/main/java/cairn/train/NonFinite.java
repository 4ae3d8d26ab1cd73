package cairn.train;

import cairn.data.Batch;
import cairn.nn.HookHandle;
import cairn.nn.Layer;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds where a number stopped being finite, once a loss has shown that one did.
final class NonFinite {
    private NonFinite() {}

    /// The error for a loss that is NaN or infinite: the first place, in the order of computation, that is not finite.
    static TrainingDivergedException diagnose(Layer model, Batch batch, double loss, int epoch, long step) {
        String where = inParameters(model)
                .or(() -> inInput(batch))
                .or(() -> inOutputs(model, batch))
                .orElse("the loss itself");
        return new TrainingDivergedException(
                "The loss became %s in epoch %d, step %d. The first value that is not finite: %s. A smaller learning rate, clipped gradients or normalised inputs usually help."
                        .formatted(loss, epoch, step, where));
    }

    private static Optional<String> inParameters(Layer model) {
        for (Map.Entry<String, Tensor> p : model.namedParameters().entrySet())
            if (!isFinite(p.getValue()))
                return Optional.of("the parameter " + p.getKey() + ", changed by the step before");
        return Optional.empty();
    }

    private static Optional<String> inInput(Batch batch) {
        return isFinite(batch.x()) ? Optional.empty() : Optional.of("the input batch");
    }

    private static Optional<String> inOutputs(Layer model, Batch batch) {
        List<String> found = new ArrayList<>();
        List<HookHandle> hooks = new ArrayList<>();
        model.namedLayers()
                .forEach((path, layer) -> hooks.add(layer.registerForwardHook((l, inputs, output) -> {
                    if (found.isEmpty() && !isFinite(output))
                        found.add("the output of layer \"" + path + "\", " + inOneLine(l));
                    return output;
                })));
        try {
            Autograd.noGrad(() -> model.forward(batch.x()));
        } finally {
            hooks.forEach(HookHandle::remove);
        }
        return found.stream().findFirst();
    }

    private static String inOneLine(Layer layer) {
        return layer.toString().lines().findFirst().orElse("").replaceFirst("[ ({]*(//.*)?$", "");
    }

    private static boolean isFinite(Tensor t) {
        for (float v : t.toFloatArray()) if (!Float.isFinite(v)) return false;
        return true;
    }
}
