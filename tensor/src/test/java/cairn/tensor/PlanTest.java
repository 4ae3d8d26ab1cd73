package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final int RUNS = 8; // more than it takes to plan

    private static Tensor batch(int seed, int... shape) {
        return Tensor.rand(Rng.of(seed), shape);
    }

    /// One step of gradient descent on `mean((x·w)²)`.
    private static Tensor step(Tensor x, Tensor w) {
        Tensor loss = x.matmul(w).square().mean();
        loss.backward();
        w.detach().subInPlace(w.grad().mul(0.1));
        w.setGrad(null);
        return loss;
    }

    private static Tensor weights() {
        return batch(99, 3, 2).requiresGrad(true);
    }

    private static Plan planned(UnaryOperator<Tensor> step, Tensor x) {
        Plan plan = Plan.of(step);
        for (int i = 0; i < RUNS; i++) plan.run(x);
        return plan;
    }

    // ---- what is planned

    @Test
    void givesWhatTheProgramGives() {
        Tensor w = weights();
        Tensor v = weights();
        Plan plan = Plan.of(x -> step(x, w));
        for (int i = 0; i < RUNS; i++) {
            Tensor x = batch(i, 4, 3);
            assertEquals(step(x, v).item(), plan.run(x).item());
            assertArrayEquals(v.toFloatArray(), w.toFloatArray());
        }
        assertTrue(plan.isPlanned(), plan.explain());
        assertTrue(plan.explain().startsWith("F32 [4, 3]: planned, "), plan.explain());
    }

    @Test
    void resultsStayWhatTheyWere() {
        Plan plan = Plan.of(x -> x.mul(2));
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) results.add(plan.run(Tensor.full(i, 2)));
        for (int i = 0; i < RUNS; i++)
            assertArrayEquals(new float[] {2 * i, 2 * i}, results.get(i).toFloatArray());
    }

    @Test
    void plansInputsOfEachShapeByThemselves() {
        Tensor w = weights();
        Tensor v = weights();
        Plan plan = Plan.of(x -> step(x, w));
        for (int i = 0; i < 2 * RUNS; i++) {
            Tensor x = batch(i, i % 2 == 0 ? 4 : 1, 3);
            assertEquals(step(x, v).item(), plan.run(x).item());
        }
        assertTrue(plan.isPlanned(), plan.explain());
        assertEquals(2, plan.explain().lines().count());
    }

    @Test
    void readsInputsThatAreViewsWhereTheyLie() {
        Tensor data = batch(1, 6, 4);
        Plan plan = Plan.of(x -> x.sum(1));
        for (int i = 0; i < RUNS; i++) {
            Tensor x = data.narrow(0, i % 3, 3).transpose();
            assertArrayEquals(x.sum(1).toFloatArray(), plan.run(x).toFloatArray());
        }
        assertTrue(plan.isPlanned());
    }

    @Test
    void returnsSeveralResults() {
        Plan plan = Plan.of(
                3,
                in -> List.of(
                        in.get(0).add(in.get(1)), in.get(2).gt(0), in.get(0).transpose()));
        Tensor a = batch(1, 2, 3);
        for (int i = 0; i < RUNS; i++) {
            Tensor b = batch(i, 2, 3);
            List<Tensor> out = plan.run(List.of(a, b, b.sub(0.5)));
            assertArrayEquals(a.add(b).toFloatArray(), out.get(0).toFloatArray());
            assertArrayEquals(b.gt(0.5).toBooleanArray(), out.get(1).toBooleanArray());
            assertArrayEquals(a.transpose().toFloatArray(), out.get(2).toFloatArray());
        }
        assertTrue(plan.isPlanned());
    }

    /// On integers, because vector kernels allocate until they are compiled.
    @Test
    void allocatesNothing() {
        Tensor total = Tensor.zeros(DType.I64, 3);
        Plan plan = Plan.of(x -> {
            Tensor y = x.transpose().add(1).mul(x.transpose().sum(0)).flip(0);
            total.addInPlace(y.sum(1));
            return y.to(DType.F32).amax();
        });
        Tensor x = Tensor.arange(12).reshape(4, 3);
        for (int i = 0; i < 1500; i++) plan.runItem(x); // beyond the last audit
        assertEquals(0, bytesOf(() -> plan.runItem(x), 1000));
    }

    /// The fewest bytes of several attempts, since the virtual machine allocates a few of its own now and then.
    private static long bytesOf(Runnable work, int times) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < times; i++) work.run();
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }

    @Test
    void zeroesWhatNewMemoryIsExpectedToBe() {
        Plan plan = Plan.of(x -> x.pad(1, 1).add(Tensor.zeros(4)).sum());
        for (int i = 0; i < RUNS; i++)
            assertEquals(2 * i, plan.run(Tensor.full(i, 2)).item());
        assertTrue(plan.isPlanned());
    }

    @Test
    void restoresConstantsThatTheStepChanges() {
        Plan plan = Plan.of(x -> Tensor.of(new float[] {1, 2}).addInPlace(x).sum());
        for (int i = 0; i < RUNS; i++)
            assertEquals(3 + 2 * i, plan.run(Tensor.full(i, 2)).item());
        assertTrue(plan.isPlanned());
    }

    // ---- what outlives a step

    @Test
    void leavesGradientsInLeaves() {
        Tensor w = weights();
        Tensor v = weights();
        UnaryOperator<Tensor> step = x -> {
            w.setGrad(null);
            Tensor loss = x.matmul(w).square().sum();
            loss.backward();
            return loss;
        };
        Plan plan = Plan.of(step);
        for (int i = 0; i < RUNS; i++) {
            Tensor x = batch(i, 4, 3);
            plan.run(x);
            v.setGrad(null);
            x.matmul(v).square().sum().backward();
            assertArrayEquals(v.grad().toFloatArray(), w.grad().toFloatArray());
        }
        assertTrue(plan.isPlanned());
    }

    @Test
    void accumulatesGradientsOverSteps() {
        Tensor w = weights();
        Tensor v = weights();
        Plan plan = Plan.of(x -> {
            x.matmul(w).square().sum().backward();
            return x;
        });
        for (int i = 0; i < 5 * RUNS; i++) {
            Tensor x = batch(i, 4, 3);
            plan.run(x);
            x.matmul(v).square().sum().backward();
            assertArrayEquals(v.grad().toFloatArray(), w.grad().toFloatArray(), "run " + i);
            if (i % 3 != 2) continue; // three batches to a step
            w.setGrad(null);
            v.setGrad(null);
        }
        assertTrue(plan.isPlanned(), plan.explain());
    }

    @Test
    void refusesToReadWhatAStepPutAside() {
        Tensor[] aside = new Tensor[1];
        Tensor x = batch(1, 2);
        Plan plan = planned(
                in -> {
                    aside[0] = in.mul(2);
                    return aside[0].sum();
                },
                x);
        assertTrue(plan.isPlanned());
        var e = assertThrows(IllegalStateException.class, () -> aside[0].toFloatArray());
        assertTrue(e.getMessage().contains("Return it from the step"), e.getMessage());
        assertThrows(IllegalStateException.class, () -> aside[0].add(1));
        assertEquals(plan.run(x).item(), x.mul(2).sum().item());
    }

    /// Recordings are kept for comparison, their memory is not; what the program has put aside stays.
    @Test
    void keepsWhatARecordedStepPutAside() {
        List<Tensor> aside = new ArrayList<>();
        Plan plan = Plan.of(x -> {
            Tensor y = x.add(1);
            aside.add(y.transpose());
            return y.sum();
        });
        plan.run(Tensor.zeros(2, 3));
        for (int i = 1; i <= 2; i++) plan.run(Tensor.full(i, 2, 3)); // warm, then two recordings
        System.gc();
        assertArrayEquals(new float[] {2, 2, 2, 2, 2, 2}, aside.get(1).toFloatArray());
        assertEquals(18, aside.get(2).relu().sum().item());
    }

    @Test
    void changesOfPlannedStepsAreSeenByABackwardPass() {
        Tensor w = weights();
        Tensor x = batch(1, 4, 3);
        Plan plan = planned(in -> step(in, w), x);
        Tensor loss = w.square().sum();
        plan.run(x);
        assertThrows(IllegalStateException.class, loss::backward);
    }

    @Test
    void returnsATensorOfTheProgramAsItIs() {
        Tensor total = Tensor.zeros(2);
        Plan plan = Plan.of(x -> total.addInPlace(x));
        for (int i = 0; i < RUNS; i++) assertSame(total, plan.run(Tensor.ones(2)));
        assertArrayEquals(new float[] {RUNS, RUNS}, total.toFloatArray());
    }

    @Test
    void aStepThatFailsCanBeRunAgain() {
        Plan plan = planned(x -> Tensor.arange(4).indexSelect(0, x).sum(), Tensor.of(new long[] {1, 2}));
        assertTrue(plan.isPlanned());
        assertThrows(ShapeException.class, () -> plan.run(Tensor.of(new long[] {1, 4})));
        assertEquals(5, plan.run(Tensor.of(new long[] {2, 3})).itemLong());
    }

    // ---- what belongs to a step besides its inputs

    @Test
    void drawsNewRandomNumbersInEachRun() {
        Rng a = Rng.of(5);
        Rng b = Rng.of(5);
        Plan plan = Plan.of(x -> x.dropout(0.5));
        Tensor x = Tensor.ones(50);
        for (int i = 0; i < RUNS; i++)
            assertArrayEquals(
                    Rng.with(a, () -> x.dropout(0.5)).toFloatArray(),
                    Rng.with(b, () -> plan.run(x)).toFloatArray());
        assertTrue(plan.isPlanned());
        assertEquals(a.state(), b.state());
        assertArrayEquals(
                Rng.with(Rng.of(7), () -> x.dropout(0.5)).toFloatArray(),
                Rng.with(Rng.of(7), () -> plan.run(x)).toFloatArray());
        assertFalse(plan.isPlanned(), "for another generator");
    }

    @Test
    void doesNotTakeGradientsOfWhatIsFrozen() {
        Tensor w = weights();
        Tensor x = batch(1, 4, 3);
        Plan plan = planned(
                in -> {
                    Tensor y = in.matmul(w).sum();
                    if (y.isTracked()) y.backward();
                    return y;
                },
                x);
        w.requiresGrad(false);
        w.setGrad(null);
        plan.run(x);
        assertFalse(plan.isPlanned());
        assertNull(w.grad());
    }

    @Test
    void runsOtherwiseUnderNoGrad() {
        Tensor w = weights();
        Tensor x = batch(1, 4, 3);
        Plan plan = planned(in -> step(in, w), x);
        assertThrows(IllegalStateException.class, () -> Autograd.noGrad(() -> plan.run(x)));
    }

    @Test
    void runsAsAPartOfAnotherPlan() {
        Plan inner = Plan.of(x -> x.mul(2));
        Plan outer = Plan.of(x -> inner.run(x).add(1));
        for (int i = 0; i < 2 * RUNS; i++) {
            inner.run(Tensor.ones(2));
            assertArrayEquals(
                    new float[] {2 * i + 1}, outer.run(Tensor.full(i, 1)).toFloatArray());
        }
        assertTrue(outer.isPlanned(), outer.explain());
    }

    // ---- what is not planned

    private static void assertNotPlanned(String because, Plan plan) {
        assertFalse(plan.isPlanned());
        assertTrue(plan.explain().contains(because), plan.explain());
    }

    @Test
    void namesTheLineThatReadsValues() {
        Plan plan = planned(x -> x.sum().item() > 0 ? x : x.neg(), Tensor.ones(2));
        assertNotPlanned("The step reads values on the Java side, at cairn.tensor.PlanTest.", plan);
        assertTrue(plan.explain().matches(".*PlanTest.java:\\d+\\)\\."), plan.explain());
    }

    @Test
    void doesNotPlanWhatTakesAnotherPath() {
        int[] run = {0};
        Plan plan = planned(x -> run[0]++ % 3 == 0 ? x.exp() : x.neg(), Tensor.ones(2));
        assertNotPlanned("does something else in each run: launch 0, UnaryLaunch, differs in 'f'", plan);
    }

    @Test
    void doesNotPlanWhatUsesANumberThatChanges() {
        int[] run = {0};
        Tensor x = Tensor.ones(2);
        Plan plan = Plan.of(in -> in.mul(++run[0]));
        for (int i = 1; i <= RUNS; i++) assertEquals(i, plan.run(x).toFloatArray()[0]);
        assertNotPlanned("differs in 'b', the memory it uses", plan);
    }

    @Test
    void doesNotPlanWhatCarriesATensorFromRunToRun() {
        Tensor[] state = {Tensor.zeros(2)};
        Plan plan = planned(x -> state[0] = state[0].add(x), Tensor.ones(2));
        assertNotPlanned("does something else in each run", plan);
        assertArrayEquals(new float[] {RUNS, RUNS}, state[0].toFloatArray());
    }

    @Test
    void doesNotPlanWhatDrawsNumbersOnTheJavaSide() {
        assertNotPlanned(
                "draws random numbers on the Java side",
                planned(x -> x.mul(Rng.current().nextInt(2)), Tensor.ones(2)));
    }

    @Test
    void doesNotPlanWhatReturnsAGraph() {
        Tensor w = weights();
        Plan plan = planned(x -> x.matmul(w).sum(), batch(1, 4, 3));
        assertNotPlanned("call backward() inside", plan);
        plan.run(batch(1, 4, 3)).backward();
    }

    @Test
    void doesNotPlanWhatChangesItsInput() {
        Tensor x = Tensor.zeros(2);
        assertNotPlanned(
                "changes an input in place", planned(in -> in.addInPlace(1).sum(), x));
        assertArrayEquals(new float[] {RUNS, RUNS}, x.toFloatArray());
    }

    @Test
    void doesNotPlanWhatIsGivenAGraph() {
        Tensor w = weights();
        assertNotPlanned("gradients flow through", planned(Tensor::sum, w));
    }

    @Test
    void anAuditFindsAStepThatHasChanged() {
        int[] factor = {1};
        Tensor x = Tensor.ones(2);
        Plan plan = planned(in -> in.mul(factor[0]), x);
        plan.audit();
        plan.run(x);
        plan.run(x);
        assertTrue(plan.isPlanned(), "as long as nothing changed");
        factor[0] = 2;
        plan.audit();
        assertEquals(2, plan.run(x).toFloatArray()[0]);
        assertEquals(2, plan.run(x).toFloatArray()[0]);
        assertNotPlanned("was planned and then changed", plan);
    }

    @Test
    void verifiedRunsFindAStepThatHasChanged() {
        System.setProperty("cairn.plan.verify", "true");
        try {
            int[] factor = {1};
            Tensor w = weights();
            Tensor x = batch(1, 4, 3);
            Plan plan = planned(in -> step(in.mul(factor[0]), w).detach(), x);
            assertTrue(plan.isPlanned());
            factor[0] = 2;
            var e = assertThrows(IllegalStateException.class, () -> plan.run(x));
            assertTrue(e.getMessage().contains("not what the program does"), e.getMessage());
        } finally {
            System.clearProperty("cairn.plan.verify");
        }
    }

    @Test
    void refusesAnotherNumberOfInputs() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Plan.of(x -> x).run(Tensor.ones(1), Tensor.ones(1)));
        assertEquals("Plan: the step has 1 inputs, got 2.", e.getMessage());
    }

    @Test
    void refusesToGiveATensorAsANumber() {
        Plan plan = planned(x -> x.mul(2), Tensor.ones(2));
        var e = assertThrows(IllegalStateException.class, () -> plan.runItem(Tensor.ones(2)));
        assertEquals("runItem: the step returns F32 [2], not one number; use run().", e.getMessage());
    }
}
