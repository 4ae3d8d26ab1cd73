package cairn.nn;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// The entries of `state` whose names begin with `prefix`, without it: what `DataParallel` and other wrappers saved, or a part of a
    /// larger model. PyTorch: `consume_prefix_in_state_dict_if_present`.
    ///
    /// ```java
    /// model.loadStateDict(StateDict.withoutPrefix(SafeTensors.read(file).tensors(), "module."));
    /// ```
    public static Map<String, Tensor> withoutPrefix(Map<String, Tensor> state, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        state.forEach((name, t) -> {
            if (name.startsWith(prefix)) part.put(name.substring(prefix.length()), t);
        });
        return part;
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
            String prefix = name + ".";
            Map<String, Tensor> part = withoutPrefix(all, prefix);
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
        prefix(missing, unexpected)
                .ifPresent(p -> text.append(
                        "\nThe names are the layer's behind \"%s\"; StateDict.withoutPrefix(state, \"%s\") removes it."
                                .formatted(p, p)));
        throw new IllegalArgumentException(text.toString());
    }

    /// What stands before the first missing name in the entries given, if it stands there.
    private static Optional<String> prefix(List<String> missing, List<String> unexpected) {
        if (missing.isEmpty()) return Optional.empty();
        String name = "." + missing.getFirst();
        return unexpected.stream()
                .filter(other -> other.endsWith(name))
                .map(other -> other.substring(0, other.length() - name.length() + 1))
                .findFirst();
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
