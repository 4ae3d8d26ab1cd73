package cairn.nn;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The named values of a layer, out and in.
public final class StateDict {
    private StateDict() {}

    /// Entries that found no counterpart.
    ///
    /// @param missing what the layer has and the state has not
    /// @param unexpected what the state has and the layer has not
    public record Mismatch(List<String> missing, List<String> unexpected) {
        public Mismatch {
            missing = List.copyOf(missing);
            unexpected = List.copyOf(unexpected);
        }
    }

    static Map<String, Tensor> of(Layer layer) {
        Map<String, Tensor> all = new LinkedHashMap<>();
        collect(layer, "", all);
        return all;
    }

    /// Unlike [Layer#namedParameters] this lists a shared tensor under each of its names, as PyTorch does.
    private static void collect(Layer layer, String prefix, Map<String, Tensor> all) {
        layer.requireReady();
        layer.ownParameters().forEach((name, t) -> all.put(prefix + name, t.detach()));
        layer.ownBuffers().forEach((name, t) -> all.put(prefix + name, t.detach()));
        layer.children().forEach((name, child) -> collect(child, prefix + name + ".", all));
    }

    static Mismatch load(Layer layer, Map<String, Tensor> given, boolean strict) {
        Map<String, Tensor> state = adapted(layer, given);
        prepare(layer, "", state);
        Map<String, Tensor> own = of(layer);
        List<String> missing =
                own.keySet().stream().filter(k -> !state.containsKey(k)).toList();
        List<String> unexpected =
                state.keySet().stream().filter(k -> !own.containsKey(k)).toList();
        check(layer, strict ? missing : List.of(), strict ? unexpected : List.of(), misshapen(own, state));
        Autograd.noGrad(() -> own.forEach((name, tensor) -> {
            Tensor value = state.get(name);
            if (value != null) tensor.copyInPlace(value);
        }));
        return new Mismatch(missing, unexpected);
    }

    /// `state` as [Layer#adapt] of this layer and of those below wants it.
    private static Map<String, Tensor> adapted(Layer layer, Map<String, Tensor> state) {
        Map<String, Tensor> all = new LinkedHashMap<>(layer.adapt(state));
        layer.children().forEach((name, child) -> {
            Map<String, Tensor> part = new LinkedHashMap<>();
            String prefix = name + ".";
            all.forEach((key, value) -> {
                if (key.startsWith(prefix)) part.put(key.substring(prefix.length()), value);
            });
            Map<String, Tensor> changed = adapted(child, part);
            if (changed.equals(part)) return;
            all.keySet().removeIf(key -> key.startsWith(prefix));
            changed.forEach((key, value) -> all.put(prefix + key, value));
        });
        return all;
    }

    private static void prepare(Layer layer, String prefix, Map<String, Tensor> state) {
        layer.prepareFor(state, prefix);
        layer.children().forEach((name, child) -> prepare(child, prefix + name + ".", state));
    }

    private static List<String> misshapen(Map<String, Tensor> own, Map<String, Tensor> state) {
        List<String> wrong = new ArrayList<>();
        own.forEach((name, tensor) -> {
            Tensor value = state.get(name);
            if (value != null && !value.shape().equals(tensor.shape()))
                wrong.add("%s %s (the layer has %s)".formatted(name, value.shape(), tensor.shape()));
        });
        return wrong;
    }

    private static void check(Layer layer, List<String> missing, List<String> unexpected, List<String> misshapen) {
        if (missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty()) return;
        StringBuilder text = new StringBuilder("The state does not fit ")
                .append(layer.label())
                .append("; nothing was changed.");
        line(text, "Missing", missing);
        line(text, "Not known to the layer", unexpected);
        line(text, "Of another shape", misshapen);
        throw new IllegalArgumentException(text.toString());
    }

    private static void line(StringBuilder text, String title, List<String> names) {
        if (!names.isEmpty())
            text.append('\n')
                    .append(title)
                    .append(": ")
                    .append(String.join(", ", names))
                    .append('.');
    }
}
