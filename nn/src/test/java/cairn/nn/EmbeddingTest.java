package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void leavesThePaddingVectorAtZeroAndUntrained() {
        var table = Embedding.withPadding(3, 2, 1);
        Tensor y = table.forward(Tensor.of(new long[] {1, 2, 1}));
        assertArrayEquals(new float[] {0, 0}, y.select(0, 0).toFloatArray());
        y.sum().backward();
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1}, table.weight().grad().toFloatArray());
        table.resetParameters();
        assertArrayEquals(
                new float[] {0, 0}, table.weight().detach().select(0, 1).toFloatArray());
    }

    @Test
    void refusesFloatsAndNumbersOutsideTheTable() {
        var table = new Embedding(3, 2);
        var e = assertThrows(IllegalArgumentException.class, () -> table.forward(Tensor.zeros(2)));
        assertEquals("Embedding(3, 2) expects I64 indices but got F32 [2].", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> table.forward(Tensor.of(new long[] {0, 3})));
        assertEquals(
                "Embedding(3, 2): embedding: index[1] = 3 is out of range for dim 0 of size 3, expected an index in [0, 2].",
                e.getMessage());
    }

    @Test
    void scalesDownOnlyWhatIsLookedUp() {
        var table = new Embedding(3, 2, Embedding.defaults().maxNorm(1));
        Tensor weight = table.weight().detach();
        weight.copyInPlace(Tensor.of(new float[][] {{3, 4}, {3, 4}, {0.3f, 0.4f}}));
        table.forward(Tensor.of(new long[] {0, 2, 0}));
        assertArrayEquals(new float[] {0.6f, 0.8f, 3, 4, 0.3f, 0.4f}, weight.toFloatArray(), 1e-6f);
    }

    @Test
    void dividesGradientsByHowOftenARowWasLookedUp() {
        var table = new Embedding(3, 1, Embedding.defaults().scaleGradByFreq(true));
        table.forward(Tensor.of(new long[] {0, 2, 0})).sum().backward();
        assertArrayEquals(new float[] {1, 0, 1}, table.weight().grad().toFloatArray());
    }

    @Test
    void refusesOptionsThatDoNotFitTheTable() {
        var e = assertThrows(IllegalArgumentException.class, () -> Embedding.withPadding(3, 2, 3));
        assertEquals("Embedding: paddingIdx must be in [-3, 3), got 3.", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> new Embedding(3, 2, Embedding.defaults().maxNorm(0)));
        assertEquals("Embedding: maxNorm must be greater than 0, got 0.0.", e.getMessage());
        var bag = new EmbeddingBag(3, 2);
        e = assertThrows(IllegalArgumentException.class, () -> bag.forward(Tensor.of(new long[] {0, 1})));
        assertEquals(
                "EmbeddingBag(3, 2): embeddingBag: without offsets the index must be a matrix [bags, rows of each], got [2].",
                e.getMessage());
    }

    @Test
    void refusesPairsOfVectorsThatDoNotFit() {
        var bilinear = new Bilinear(4, 3, 2);
        var e = assertThrows(
                IllegalArgumentException.class, () -> bilinear.forward(Tensor.zeros(5, 4), Tensor.zeros(5, 4)));
        assertEquals("Bilinear(4, 3, 2) expects [..., 4] and [..., 3] but got [5, 4] and [5, 4].", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> new CosineSimilarity().forward(Tensor.zeros(5, 4), Tensor.zeros(5, 3)));
        assertTrue(
                e.getMessage().startsWith("CosineSimilarity(): cosineSimilarity: shapes [5, 4] and [5, 3]"),
                e.getMessage());
        var single = assertThrows(IllegalStateException.class, () -> bilinear.forward(Tensor.zeros(5, 4)));
        assertEquals("Bilinear(4, 3, 2) takes more than one input: call forward(x1, x2).", single.getMessage());
    }
}
