package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TimeStepsTest {
    private static final TimeSteps PACKED = TimeSteps.packed(3, 2, 1);

    @Test
    void countsRowsStepAfterStep() {
        assertEquals(6, PACKED.rows());
        assertEquals(3, PACKED.batch());
        assertEquals(3, PACKED.start(1));
        assertEquals(2, PACKED.carried(1));
        assertEquals(0, PACKED.carried(0));
    }

    @Test
    void readsBackwardsFromTheLastInTime() {
        TimeSteps back = PACKED.reversed();
        assertEquals(1, back.size(0));
        assertEquals(5, back.start(0));
        assertEquals(1, back.carried(1)); // one more begins here
        assertEquals(0, back.time(2));
    }

    @Test
    void findsTheRowsInWhichSequencesEnd() {
        Tensor rows = Tensor.arange(6);
        assertArrayEquals(new long[] {5, 4, 2}, PACKED.last(rows).toLongArray());
        assertArrayEquals(new long[] {0, 1, 2}, PACKED.reversed().last(rows).toLongArray());
        assertArrayEquals(new long[] {3, 4, 5}, TimeSteps.of(2, 3).last(rows).toLongArray());
    }

    @Test
    void refusesStepsThatGrowAndNone() {
        assertEquals(
                "TimeSteps: each step must hold as many sequences as the one before or fewer, got [1, 2].",
                assertThrows(IllegalArgumentException.class, () -> TimeSteps.packed(1, 2))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> TimeSteps.of(0, 2));
    }
}
