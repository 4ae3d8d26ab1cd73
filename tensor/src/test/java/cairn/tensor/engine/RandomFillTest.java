package cairn.tensor.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import org.junit.jupiter.api.Test;

class RandomFillTest {
    @Test
    void drawsTheSameNumbersInAnyNumberOfParts() {
        for (var kind : RandomFill.Kind.values()) {
            float[] whole = filled(kind, 1);
            for (int parts : new int[] {2, 3, 7}) assertArrayEquals(whole, filled(kind, parts));
        }
    }

    private static float[] filled(RandomFill.Kind kind, int parts) {
        View y = View.allocate(DType.F32, Shape.of(5001));
        var fill = new RandomFill(kind, Rng.of(3), 0.5f, 2, y);
        fill.run();
        y.buffer().zero(0, y.numel());
        for (int i = 0; i < parts; i++) fill.part(i, parts);
        return y.buffer().floats();
    }

    @Test
    void drawsTheSameIntegersInAnyNumberOfParts() {
        View y = View.allocate(DType.I64, Shape.of(5001));
        var fill = new RandomIntegers(Rng.of(3), -5, 50, y);
        fill.run();
        long[] whole = y.buffer().longs().clone();
        y.buffer().zero(0, y.numel());
        for (int i = 0; i < 5; i++) fill.part(i, 5);
        assertArrayEquals(whole, y.buffer().longs());
    }
}
