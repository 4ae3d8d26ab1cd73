package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final int CALLS = 200;

    private final Tensor w = Tensor.randn(Rng.of(1), 3, 5).requiresGrad(true);

    private Tensor function(Tensor x) {
        return x.linear(w, null).relu().softmax(-1);
    }

    private static Tensor input(int i) {
        return Tensor.randn(Rng.of(i), 1 + i % 3, 5);
    }

    @Test
    void givesWhatTheFunctionGives() {
        Predictor predictor = Predictor.of(this::function);
        for (int i = 0; i < CALLS; i++) {
            Tensor y = predictor.predict(input(i));
            assertFalse(y.isTracked());
            assertArrayEquals(function(input(i)).toFloatArray(), y.toFloatArray());
        }
        assertEquals(
                3,
                predictor.explain().lines().filter(l -> l.contains(": planned")).count(),
                predictor::explain);
    }

    @Test
    void answersManyThreadsAtTheSameTime() throws Exception {
        Predictor predictor = Predictor.of(this::function);
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) expected.add(function(input(i)).toFloatArray());
        List<Callable<Integer>> callers = new ArrayList<>();
        for (int t = 0; t < 4; t++)
            callers.add(() -> {
                for (int i = 0; i < CALLS; i++)
                    assertArrayEquals(
                            expected.get(i), predictor.predict(input(i)).toFloatArray());
                return CALLS;
            });
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(callers)) assertEquals(CALLS, done.get());
        }
    }

    @Test
    void readsParametersWhereTheyAre() {
        Predictor predictor = Predictor.of(this::function);
        for (int i = 0; i < CALLS; i++) predictor.predict(input(0));
        w.detach().mulInPlace(2);
        assertArrayEquals(
                function(input(0)).toFloatArray(), predictor.predict(input(0)).toFloatArray());
    }

    @Test
    void takesAndGivesSeveralTensors() {
        Predictor predictor = Predictor.of(
                2, in -> List.of(in.get(0).add(in.get(1)), in.get(0).mul(in.get(1))));
        for (int i = 0; i < 10; i++) {
            List<Tensor> y = predictor.predict(List.of(Tensor.scalar(i).requiresGrad(true), Tensor.scalar(3)));
            assertEquals(i + 3, y.get(0).item());
            assertEquals(3 * i, y.get(1).item());
        }
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(Tensor.scalar(1)));
    }

    @Test
    void runsWhatCannotBePlanned() {
        Predictor predictor = Predictor.of(x -> x.sum().item() > 0 ? x : x.neg());
        for (int i = 0; i < 10; i++)
            assertEquals(
                    2, predictor.predict(Tensor.scalar(i % 2 == 0 ? 2 : -2)).item());
        assertTrue(predictor.explain().contains("reads values on the Java side"), predictor.explain());
    }
}
