package cairn.testkit.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case of PyTorch's operation tables: values and gradients.
class GoldenOpsTest {
    @TestFactory
    List<DynamicTest> agreesWithPyTorch() {
        Map<String, List<Map<String, Object>>> cases = new LinkedHashMap<>();
        GoldenReader.read(
                "ops.jsonl.gz",
                c -> cases.computeIfAbsent(key(c), k -> new ArrayList<>()).add(c));
        Map<String, Function<Call, Object>> adapters = GoldenOps.adapters();
        Tally tally = new Tally("operations");
        List<DynamicTest> tests = new ArrayList<>();
        new TreeMap<>(cases).forEach((op, list) -> {
            Function<Call, Object> adapter = adapters.containsKey(op)
                    ? adapters.get(op)
                    : adapters.get((String) list.getFirst().get("op"));
            if (adapter == null) tally.notCovered(op, list.size(), GoldenOps.reason(op));
            else tests.add(DynamicTest.dynamicTest(op, () -> check(op, list, adapter, tally)));
        });
        tests.add(DynamicTest.dynamicTest("coverage", () -> {
            tally.print();
            assertTrue(
                    tally.passed() >= GoldenOps.AT_LEAST,
                    "fewer cases ran than the table once held: " + tally.passed());
        }));
        return tests;
    }

    private static String key(Map<String, Object> c) {
        String variant = (String) c.get("variant");
        return variant.isEmpty() ? (String) c.get("op") : c.get("op") + ":" + variant;
    }

    private static void check(String op, List<Map<String, Object>> cases, Function<Call, Object> adapter, Tally tally) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            try {
                String d = difference(cases.get(i), adapter);
                if (d == null) tally.pass(op);
                else wrong.add("case " + i + ": " + d);
            } catch (NotCovered e) {
                tally.notCovered(op, 1, e.getMessage());
            } catch (RuntimeException e) {
                wrong.add("case " + i + ": " + e);
            }
        }
        assertTrue(
                wrong.isEmpty(),
                () -> op + ": " + wrong.size() + " of " + cases.size() + " differ\n" + String.join("\n", wrong));
    }

    private static String difference(Map<String, Object> c, Function<Call, Object> adapter) {
        List<?> grads = (List<?>) c.get("grads");
        Call call = new Call(c.get("input"), (List<?>) c.get("args"), (Map<?, ?>) c.get("kwargs"), grads != null);
        Object out = adapter.apply(call);
        String d = Compare.difference("out", c.get("out"), out);
        if (d != null || grads == null) return d;
        List<Tensor> actual = Compare.gradients(out, call.leaves());
        return gradients(grads, actual);
    }

    /// Null if the gradients agree. The reference leaves out those of inputs that were held fixed, without saying which: some choice of as
    /// many gradients in order must agree.
    private static String gradients(List<?> expected, List<Tensor> actual) {
        if (expected.size() >= actual.size()) return Compare.difference("grad", expected, actual);
        String difference = null;
        for (int fixed = 0; fixed < actual.size(); fixed++) {
            List<Tensor> rest = new ArrayList<>(actual);
            rest.remove(fixed);
            difference = gradients(expected, rest);
            if (difference == null) return null;
        }
        return difference;
    }
}
