package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
