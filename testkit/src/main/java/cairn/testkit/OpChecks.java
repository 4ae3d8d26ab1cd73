package cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/// The tests that follow from an [OpCase]: value against the double-precision reference, first and second gradients, views as inputs,
/// zero-size inputs, planned runs, recording off, and refused arguments.
public final class OpChecks {
    private OpChecks() {}

    /// All tests of all rows, for a JUnit `@TestFactory`.
    public static Stream<DynamicContainer> of(List<OpCase> rows) {
        return rows.stream().map(row -> dynamicContainer(row.name, tests(row)));
    }

    private static List<DynamicTest> tests(OpCase row) {
        List<DynamicTest> tests = new ArrayList<>();
        var reference = row.reference;
        if (reference != null) tests.add(dynamicTest("gives the reference's values", () -> values(row, reference)));
        if (row.differentiable) tests.add(dynamicTest("has the gradient of finite differences", () -> gradient(row)));
        if (row.differentiable && row.twice)
            tests.add(dynamicTest("has the second gradient of finite differences", () -> second(row)));
        tests.add(dynamicTest("gives the same on views that are not contiguous", () -> views(row)));
        tests.add(dynamicTest("gives the same when it is planned", () -> planned(row)));
        tests.add(dynamicTest("records nothing under noGrad", () -> unrecorded(row)));
        if (row.pointwise) tests.add(dynamicTest("keeps a zero-size shape", () -> zeroSize(row)));
        for (OpCase.Refusal r : row.refusals) tests.add(dynamicTest("refuses: " + r.message(), () -> refused(r)));
        return tests;
    }

    private static List<Tensor> draw(OpCase row, long seed) {
        Rng rng = Rng.of(seed);
        return row.inputs.stream().map(in -> in.sampler().draw(rng, in.shape())).toList();
    }

    private static void values(OpCase row, Function<double[], Double> reference) {
        List<Tensor> xs = draw(row, 1);
        Tensor y = row.op.apply(xs);
        float[][] operands = xs.stream()
                .map(x -> x.broadcastTo(y.shape().dims()).toFloatArray())
                .toArray(float[][]::new);
        float[] actual = y.toFloatArray();
        for (int i = 0; i < actual.length; i++) {
            double[] v = new double[operands.length];
            for (int k = 0; k < v.length; k++) v[k] = operands[k][i];
            double expected = reference.apply(v);
            assertEquals(expected, actual[i], row.rtol * Math.abs(expected) + 1e-6, "element " + i);
        }
    }

    private static void gradient(OpCase row) {
        for (int seed = 1; seed <= 2; seed++) GradCheck.check(row.op, row.tolerance, draw(row, seed));
    }

    private static void second(OpCase row) {
        GradCheck.checkSecond(row.op, row.tolerance, draw(row, 3));
    }

    private static void views(OpCase row) {
        List<Tensor> xs = draw(row, 4);
        List<Tensor> strided = xs.stream().map(OpChecks::stridedCopy).toList();
        assertArrayEquals(row.op.apply(xs).toFloatArray(), row.op.apply(strided).toFloatArray(), 1e-6f);
    }

    /// The same values in memory whose last two dimensions are exchanged.
    private static Tensor stridedCopy(Tensor x) {
        return x.rank() < 2 ? x : x.transpose().copy().transpose();
    }

    private static void unrecorded(OpCase row) {
        List<Tensor> xs = draw(row, 5);
        for (Tensor x : xs) if (x.dtype() == DType.F32) x.requiresGrad(true);
        assertFalse(Autograd.noGrad(() -> row.op.apply(xs)).isTracked());
        if (row.differentiable) assertTrue(row.op.apply(xs).isTracked(), "recorded when recording is on");
    }

    private static void planned(OpCase row) {
        Plan plan = Plan.of(row.inputs.size(), xs -> resultAndGradients(row, xs));
        Rng ofPlan = Rng.of(6);
        Rng ofProgram = Rng.of(6);
        for (int seed = 10; seed < 18; seed++) {
            List<Tensor> xs = draw(row, seed);
            List<Tensor> expected = Rng.with(ofProgram, () -> resultAndGradients(row, xs));
            List<Tensor> actual = Rng.with(ofPlan, () -> plan.run(xs));
            for (int i = 0; i < expected.size(); i++)
                assertArrayEquals(
                        expected.get(i).toFloatArray(), actual.get(i).toFloatArray(), "run " + seed + ", output " + i);
        }
        assertTrue(
                plan.isPlanned() || plan.explain().matches("(?s).*(on the Java side|random generator).*"),
                plan.explain());
    }

    /// The result of the operation, and the gradients of its sum.
    private static List<Tensor> resultAndGradients(OpCase row, List<Tensor> xs) {
        List<Tensor> leaves = xs.stream().map(Tensor::detach).toList();
        for (Tensor x : leaves) if (row.differentiable && x.dtype() == DType.F32) x.requiresGrad(true);
        Tensor y = row.op.apply(leaves);
        if (y.isTracked()) y.sum().backward();
        List<Tensor> all = new ArrayList<>(List.of(y.detach()));
        for (Tensor x : leaves) if (x.grad() != null) all.add(x.grad());
        return all;
    }

    private static void zeroSize(OpCase row) {
        List<Tensor> xs = row.inputs.stream()
                .map(in -> Tensor.zeros(in.shape().length > 1 ? new int[] {0, 4} : new int[] {4}))
                .toList();
        assertArrayEquals(new int[] {0, 4}, row.op.apply(xs).shape().dims());
    }

    private static void refused(OpCase.Refusal r) {
        var e = assertThrows(IllegalArgumentException.class, r.call()::run);
        String said = String.valueOf(e.getMessage());
        assertTrue(said.contains(r.message()), said);
    }
}
