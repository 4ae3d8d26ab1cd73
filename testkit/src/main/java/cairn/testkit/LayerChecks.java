package cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Layers;
import cairn.tensor.DType;
import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/// The tests that follow from a [LayerCase]: shapes, number of parameters, printed form, rebuilding from the configuration, copying of
/// state, training and use, planned training, gradients.
public final class LayerChecks {
    private LayerChecks() {}

    /// All tests of all rows, for a JUnit `@TestFactory`.
    public static Stream<DynamicContainer> of(List<LayerCase> rows) {
        return rows.stream().map(row -> dynamicContainer(firstLine(make(row)), tests(row)));
    }

    /// The names in [Layers] of the layer of a row and of those inside it.
    public static Set<String> types(LayerCase row) {
        Set<String> types = new TreeSet<>();
        make(row).apply(layer -> types.add(layer.config().type()));
        return types;
    }

    private static String firstLine(Layer layer) {
        return layer.toString().lines().findFirst().orElseThrow();
    }

    private static List<DynamicTest> tests(LayerCase row) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("has the shape and the parameters of the row", () -> shape(row)));
        tests.add(dynamicTest("prints its constructor call", () -> printed(row)));
        tests.add(dynamicTest("is rebuilt from its configuration", () -> rebuilt(row)));
        tests.add(dynamicTest("computes the same with a copied state", () -> copied(row)));
        tests.add(dynamicTest("differs in training exactly if the row says so", () -> modes(row)));
        tests.add(dynamicTest("is trained by a plan as it is without", () -> planned(row)));
        if (row.call == null) tests.add(dynamicTest("is summarised without being computed", () -> summarised(row)));
        if (row.differentiable) tests.add(dynamicTest("has the gradients of finite differences", () -> gradients(row)));
        return tests;
    }

    private static Layer make(LayerCase row) {
        return Rng.with(Rng.of(1), row.make);
    }

    private static Tensor input(LayerCase row) {
        return row.sampler.draw(Rng.of(2), row.input);
    }

    private static Tensor run(LayerCase row, Layer layer, Tensor x) {
        return Rng.with(Rng.of(3), () -> row.run(layer, x));
    }

    private static void shape(LayerCase row) {
        Layer layer = make(row);
        assertArrayEquals(row.output, run(row, layer, input(row)).shape().dims());
        assertEquals(row.parameters, layer.parameterCount());
    }

    private static void printed(LayerCase row) {
        String first = firstLine(make(row)).replaceFirst(" *//.*", "");
        if (row.printed != null) assertEquals(row.printed, first);
        assertFalse(first.contains("@"), first);
    }

    private static void rebuilt(LayerCase row) {
        Layer layer = make(row);
        Layer twin = Layers.build(LayerConfig.ofMap(layer.config().toMap()));
        assertEquals(layer.toString(), twin.toString());
        assertEquals(layer.config(), twin.config());
        assertSame(layer.getClass(), twin.getClass());
    }

    private static void copied(LayerCase row) {
        Layer layer = make(row);
        Tensor x = input(row);
        run(row, layer, x); // moves running statistics
        Layer twin = Layers.build(layer.config());
        twin.loadStateDict(layer.stateDict());
        layer.eval();
        twin.eval();
        float[] expected = run(row, layer, x).toFloatArray();
        assertArrayEquals(expected, run(row, twin, x).toFloatArray());
        assertArrayEquals(expected, run(row, layer.copy(), x).toFloatArray());
    }

    private static void modes(LayerCase row) {
        Layer layer = make(row);
        Tensor x = input(row);
        layer.eval();
        float[] used = run(row, layer, x).toFloatArray();
        layer.train();
        assertEquals(
                row.differsInTraining, !Arrays.equals(used, run(row, layer, x).toFloatArray()));
    }

    private static void summarised(LayerCase row) {
        var summary = make(row).summary(input(row));
        assertEquals(Shape.of(row.output), summary.rows().getFirst().output());
        assertEquals(row.parameters, summary.parameters());
    }

    private static void planned(LayerCase row) {
        Layer eager = make(row);
        Layer planned = eager.copy();
        Rng ofProgram = Rng.of(6);
        Rng ofPlan = Rng.of(6);
        Plan plan = Plan.of(x -> trained(row, planned, x));
        for (int run = 0; run < 8; run++) {
            Tensor x = row.sampler.draw(Rng.of(run), row.input);
            float[] output = Rng.with(ofProgram, () -> trained(row, eager, x)).toFloatArray();
            assertArrayEquals(output, Rng.with(ofPlan, () -> plan.run(x)).toFloatArray(), "output of run " + run);
        }
        List<Tensor> expected = new ArrayList<>(eager.stateDict().values());
        List<Tensor> actual = new ArrayList<>(planned.stateDict().values());
        for (int i = 0; i < expected.size(); i++)
            assertArrayEquals(expected.get(i).toFloatArray(), actual.get(i).toFloatArray(), "state " + i);
        assertTrue(
                plan.isPlanned() || plan.explain().matches("(?s).*(on the Java side|random generator).*"),
                plan.explain());
    }

    /// The layer's output, after a step of gradient descent on its sum.
    private static Tensor trained(LayerCase row, Layer layer, Tensor x) {
        Tensor y = row.run(layer, x);
        if (y.isTracked()) y.sum().backward();
        for (Tensor p : layer.parameters())
            if (p.grad() != null) p.detach().subInPlace(p.grad().mul(0.01));
        layer.zeroGrad();
        return y.detach();
    }

    private static void gradients(LayerCase row) {
        Layer layer = make(row);
        Tensor x = input(row);
        if (x.dtype() == DType.F32) GradCheck.check(in -> run(row, layer, in.getFirst()), x);
        for (Tensor p : layer.parameters()) GradCheck.check(() -> run(row, layer, x), p);
    }
}
