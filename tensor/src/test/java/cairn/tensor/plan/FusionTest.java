package cairn.tensor.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Plan;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Pointwise launches become one where nobody sees the difference.
class FusionTest {
    private static final int RUNS = 8;

    private final Tensor w = Tensor.randn(Rng.of(9), 5, 7);

    private static List<Tensor> inputs(int run) {
        return List.of(Tensor.randn(Rng.of(run), 5, 7), Tensor.randn(Rng.of(100 + run), 5, 7));
    }

    /// Runs the step from a plan, compares each run with an eager one, and returns what the plan says of itself.
    private static String explained(Function<List<Tensor>, List<Tensor>> step) {
        Plan plan = Plan.of(2, step);
        for (int run = 0; run < RUNS; run++) {
            List<Tensor> expected = step.apply(inputs(run));
            List<Tensor> results = plan.run(inputs(run));
            for (int i = 0; i < results.size(); i++)
                assertArrayEquals(expected.get(i).toFloatArray(), results.get(i).toFloatArray());
        }
        assertTrue(plan.isPlanned(), plan.explain());
        return plan.explain();
    }

    private static void assertFused(String formula, Function<List<Tensor>, List<Tensor>> step) {
        String text = explained(step);
        assertTrue(text.endsWith("fused: " + formula), text);
    }

    @Test
    void joinsWhatFollowsEachOther() {
        assertFused("1× relu(add(a, b))", in -> List.of(in.get(0).add(in.get(1)).relu()));
        assertFused(
                "1× neg(square(abs(a)))", in -> List.of(in.get(0).abs().square().neg()));
        assertFused(
                "1× sub(mul(a, b), square(a))",
                in -> List.of(in.get(0).mul(in.get(1)).sub(in.get(0).square())));
    }

    @Test
    void takesRowsAndNumbersThatRepeat() {
        Tensor row = w.select(0, 0);
        assertFused("1× relu(add(a, b))", in -> List.of(in.get(0).add(row).relu()));
        assertFused(
                "1× mul(add(a, b), c)",
                in -> List.of(in.get(0).add(w.select(1, 2).unsqueeze(1)).mul(in.get(1))));
    }

    @Test
    void takesASquareOfOneOperand() {
        assertFused("1× mul(add(a, b), add(a, b))", in -> {
            Tensor sum = in.get(0).add(in.get(1));
            return List.of(sum.mul(sum));
        });
    }

    @Test
    void stopsAtThreeOperands() {
        assertFused(
                "1× add(add(a, b), c)",
                in -> List.of(in.get(0).add(in.get(1)).add(w).add(w.select(0, 1))));
    }

    @Test
    void leavesWhatSomebodyElseWants() {
        assertFalse(explained(in -> {
                    Tensor sum = in.get(0).add(in.get(1));
                    return List.of(sum.relu(), sum);
                })
                .contains("fused"));
        assertFalse(explained(in -> {
                    Tensor sum = in.get(0).add(in.get(1));
                    return List.of(sum.relu(), sum.transpose().matmul(w));
                })
                .contains("fused"));
    }

    @Test
    void leavesWhatReadsAnOperandThatChangesMeanwhile() {
        Tensor total = Tensor.zeros(5, 7);
        Tensor eagerly = Tensor.zeros(5, 7);
        Function<Tensor, Function<List<Tensor>, List<Tensor>>> step = memory -> in -> {
            Tensor before = memory.add(in.get(0));
            memory.addInPlace(in.get(1));
            return List.of(before.relu());
        };
        Plan plan = Plan.of(2, step.apply(total));
        for (int run = 0; run < RUNS; run++) {
            float[] expected = step.apply(eagerly).apply(inputs(run)).getFirst().toFloatArray();
            assertArrayEquals(expected, plan.run(inputs(run)).getFirst().toFloatArray());
        }
        assertTrue(plan.isPlanned(), plan.explain());
        assertFalse(plan.explain().contains("fused"), plan.explain());
    }
}
