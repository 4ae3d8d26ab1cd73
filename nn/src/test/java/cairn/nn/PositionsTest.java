package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private static void assertClose(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-5f);
    }

    @Test
    void addsTheWavesOfThePaper() {
        Tensor y = new PositionalEncoding(9, 4).forward(Tensor.zeros(2, 9, 4));
        for (int t = 0; t < 9; t++) {
            float[] expected = {
                (float) Math.sin(t), (float) Math.cos(t), (float) Math.sin(t / 100.0), (float) Math.cos(t / 100.0)
            };
            assertArrayEquals(expected, y.select(0, 1).select(0, t).toFloatArray(), 1e-6f);
        }
    }

    @Test
    void givesAnOddNumberOfElementsASineMore() {
        double third = 2 / Math.pow(10_000, 2 / 3.0);
        float[] row = PositionalEncoding.table(3, 3).select(0, 2).toFloatArray();
        assertArrayEquals(new float[] {(float) Math.sin(2), (float) Math.cos(2), (float) Math.sin(third)}, row, 1e-6f);
    }

    @Test
    void addsTheSameWhereTimeComesFirst() {
        Tensor x = Tensor.randn(Rng.of(1), 5, 3, 4);
        Tensor expected =
                new PositionalEncoding(6, 4).forward(x.transpose(0, 1)).transpose(0, 1);
        assertClose(expected, PositionalEncoding.timeFirst(6, 4).forward(x));
        var learned = PositionalEmbedding.timeFirst(6, 4);
        var other = new PositionalEmbedding(6, 4);
        other.loadStateDict(learned.stateDict());
        assertClose(other.forward(x.transpose(0, 1)).transpose(0, 1), learned.forward(x));
    }

    @Test
    void trainsThePlacesThatWereUsed() {
        var learned = new PositionalEmbedding(4, 2);
        learned.forward(Tensor.zeros(3, 2, 2)).sum().backward();
        assertArrayEquals(
                new float[] {3, 3, 3, 3, 0, 0, 0, 0},
                learned.parameters().getFirst().grad().toFloatArray());
    }

    // ---- rotary

    private static double dot(RotaryEmbedding rope, Tensor q, int at, Tensor k, int from) {
        return rope.forward(q, at).mul(rope.forward(k, from)).sum().item();
    }

    @Test
    void letsProductsDependOnDistanceAlone() {
        Tensor q = Tensor.randn(Rng.of(1), 1, 6);
        Tensor k = Tensor.randn(Rng.of(2), 1, 6);
        for (var pairs : RotaryEmbedding.Pairs.values()) {
            var rope = new RotaryEmbedding(6, 40, 10_000, pairs);
            double expected = dot(rope, q, 7, k, 3);
            assertEquals(expected, dot(rope, q, 30, k, 26), 1e-5);
            assertEquals(q.mul(k).sum().item(), dot(rope, q, 9, k, 9), 1e-5);
        }
    }

    @Test
    void turnsEachPairByItsAngle() {
        Tensor x = Tensor.randn(Rng.of(3), 5, 4);
        double[] rates = {1, 1 / Math.sqrt(50)};
        check(x, new RotaryEmbedding(4, 5, 50, RotaryEmbedding.Pairs.INTERLEAVED), rates, 2, 1);
        check(x, new RotaryEmbedding(4, 5, 50, RotaryEmbedding.Pairs.HALVES), rates, 1, 2);
    }

    /// @param step from one pair to the next
    /// @param apart from the first to the second of a pair
    private static void check(Tensor x, RotaryEmbedding rope, double[] rates, int step, int apart) {
        Tensor y = rope.forward(x);
        for (int t = 0; t < x.size(0); t++) {
            for (int i = 0; i < rates.length; i++) {
                double a = x.get(t, i * step).item();
                double b = x.get(t, i * step + apart).item();
                double angle = t * rates[i];
                assertEquals(
                        a * Math.cos(angle) - b * Math.sin(angle),
                        y.get(t, i * step).item(),
                        1e-5);
                assertEquals(
                        a * Math.sin(angle) + b * Math.cos(angle),
                        y.get(t, i * step + apart).item(),
                        1e-5);
            }
        }
    }

    @Test
    void goesOnWhereASequenceStopped() {
        var rope = new RotaryEmbedding(4, 8);
        Tensor x = Tensor.randn(Rng.of(4), 2, 8, 4);
        Tensor parts = Tensor.cat(1, rope.forward(x.narrow(1, 0, 3)), rope.forward(x.narrow(1, 3, 5), 3));
        assertClose(rope.forward(x), parts);
    }

    // ---- what does not fit

    @Test
    void refusesWhatDoesNotFit() {
        refused(
                "PositionalEncoding(5, 4) expects [..., T, 4] but got [2, 3].",
                () -> new PositionalEncoding(5, 4).forward(Tensor.zeros(2, 3)));
        refused(
                "PositionalEncoding(5, 4) expects at most maxLength = 5 places, T = 6, but got [6, 6, 4]. "
                        + "If the first dim is the time, use PositionalEncoding.timeFirst(…).",
                () -> new PositionalEncoding(5, 4).forward(Tensor.zeros(6, 6, 4)));
        refused(
                "PositionalEmbedding.timeFirst(5, 4) expects [T, N, 4] or [T, 4] but got [1, 2, 3, 4].",
                () -> PositionalEmbedding.timeFirst(5, 4).forward(Tensor.zeros(1, 2, 3, 4)));
        refused(
                "RotaryEmbedding(4, 5) expects places in [0, maxLength = 5), T = 3 of them from 4, but got [3, 4].",
                () -> new RotaryEmbedding(4, 5).forward(Tensor.zeros(3, 4), 4));
        var e = assertThrows(IllegalArgumentException.class, () -> new RotaryEmbedding(5, 4));
        assertEquals("RotaryEmbedding: dim must be even, got 5.", e.getMessage());
    }

    private static void refused(String message, Runnable call) {
        assertEquals(message, assertThrows(ShapeException.class, call::run).getMessage());
    }
}
