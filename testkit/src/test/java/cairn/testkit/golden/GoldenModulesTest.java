package cairn.testkit.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.Layer;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of PyTorch's module tables: outputs in training and in use, gradients of inputs and parameters, buffers afterwards.
class GoldenModulesTest {
    /// The number of cases that agreed when the table was last extended: guards against adapters that fall silent.
    private static final int AT_LEAST = 513;

    @TestFactory
    List<DynamicTest> agreesWithPyTorch() {
        Map<String, List<Map<String, Object>>> cases = new LinkedHashMap<>();
        for (String table : List.of("modules.jsonl.gz", "sequences.jsonl.gz"))
            GoldenReader.read(
                    table,
                    c -> cases.computeIfAbsent((String) c.get("module"), k -> new ArrayList<>())
                            .add(c));
        Tally tally = new Tally("modules");
        List<DynamicTest> tests = new ArrayList<>();
        new TreeMap<>(cases).forEach((module, list) -> {
            if (covers(module)) tests.add(DynamicTest.dynamicTest(module, () -> check(module, list, tally)));
            else tally.notCovered(module, list.size(), reason(module));
        });
        tests.add(DynamicTest.dynamicTest("coverage", () -> {
            tally.print();
            assertTrue(tally.passed() >= AT_LEAST, "fewer cases ran than the table once held: " + tally.passed());
        }));
        return tests;
    }

    private static boolean covers(String module) {
        return GoldenLayers.LAYERS.containsKey(module) || GoldenCriteria.CRITERIA.containsKey(module);
    }

    private static String reason(String module) {
        return module.startsWith("F_") ? "functions whose other arguments the reference does not hold" : "not offered";
    }

    private static void check(String module, List<Map<String, Object>> cases, Tally tally) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String name = "case %d (%s)".formatted(i, cases.get(i).get("desc"));
            try {
                String d = difference(module, cases.get(i));
                if (d == null) tally.pass(module);
                else wrong.add(name + ": " + d);
            } catch (NotCovered e) {
                tally.notCovered(module, 1, e.getMessage());
            } catch (RuntimeException e) {
                wrong.add(name + ": " + e);
            }
        }
        assertTrue(
                wrong.isEmpty(),
                () -> module + ": " + wrong.size() + " of " + cases.size() + " differ\n" + String.join("\n", wrong));
    }

    private static String difference(String module, Map<String, Object> c) {
        Call arguments = constructor(c);
        Function<Call, Layer> factory = GoldenLayers.LAYERS.get(module);
        if (factory == null) {
            var criterion = GoldenCriteria.CRITERIA.get(module);
            return difference(c, "train", null, x -> criterion.apply(arguments, x.tensors()));
        }
        Layer layer = factory.apply(arguments);
        var call = GoldenCalls.of(module);
        String d = difference(c, "train", layer, x -> call.apply(layer, x));
        return d != null ? d : difference(c, "eval", layer, x -> call.apply(layer, x));
    }

    private static Call constructor(Map<String, Object> c) {
        Map<Object, Object> named = new LinkedHashMap<>(GoldenImplied.of((String) c.get("desc")));
        if (c.get("state") instanceof Map<?, ?> state && state.containsKey("weight"))
            named.put("weight", state.get("weight"));
        if (c.get("ctor") instanceof List<?> list) return new Call(null, list, named, false);
        Map<?, ?> parts = (Map<?, ?>) c.get("ctor");
        named.putAll((Map<?, ?>) parts.get("kwargs"));
        return new Call(null, (List<?>) parts.get("args"), named, false);
    }

    private static String difference(Map<String, Object> c, String mode, Layer layer, Function<Call, Object> forward) {
        Map<?, ?> expected = (Map<?, ?>) c.get(mode);
        if (expected == null) return null;
        if (layer != null) prepare(layer, c, mode.equals("train"));
        Map<?, ?> named = c.get("kwargs") instanceof Map<?, ?> kwargs ? kwargs : Map.of();
        Call call = new Call(null, (List<?>) c.get("args"), named, true);
        Object out = forward.apply(call);
        String d = Compare.difference(mode + " out", expected.get("out"), out);
        if (d != null) return d;
        List<Tensor> leaves = new ArrayList<>(call.leaves());
        int inputs = leaves.size();
        if (layer != null) leaves.addAll(layer.parameters());
        List<Tensor> gradients = Compare.gradients(out, leaves);
        d = Compare.difference(mode + " input gradient", expected.get("grad_inputs"), gradients.subList(0, inputs));
        return d != null || layer == null
                ? d
                : partsDifference(mode, expected, layer, gradients.subList(inputs, gradients.size()));
    }

    private static void prepare(Layer layer, Map<String, Object> c, boolean training) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        ((Map<?, ?>) c.get("state"))
                .forEach((name, value) -> state.put((String) name, ((GoldenTensor) value).toTensor()));
        layer.loadStateDict(state);
        layer.train(training);
    }

    private static String partsDifference(String mode, Map<?, ?> expected, Layer layer, List<Tensor> gradients) {
        List<String> names = new ArrayList<>(layer.namedParameters().keySet());
        for (var entry : ((Map<?, ?>) expected.get("grad_params")).entrySet()) {
            Tensor actual = gradients.get(names.indexOf((String) entry.getKey()));
            String d = Compare.difference(mode + " gradient of " + entry.getKey(), entry.getValue(), actual);
            if (d != null) return d;
        }
        if (!(expected.get("buffers_after") instanceof Map<?, ?> buffers)) return null;
        for (var entry : buffers.entrySet()) {
            Tensor actual = layer.namedBuffers().get((String) entry.getKey());
            String d = Compare.difference(mode + " buffer " + entry.getKey(), entry.getValue(), actual);
            if (d != null) return d;
        }
        return null;
    }
}
