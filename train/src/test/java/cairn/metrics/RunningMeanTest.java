package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RunningMeanTest {
    @Test
    void weighsTheMeanOfABatchByItsSize() {
        RunningMean loss = new RunningMean();
        loss.add(2.0, 3);
        loss.add(6.0, 1);
        loss.add(9.0, 0);
        assertEquals(3.0, loss.mean());
        assertEquals(12.0, loss.sum());
        assertEquals(4, loss.count());
        assertEquals("3.0 (4 values)", loss.toString());
    }

    @Test
    void losesNothingOfManySmallTerms() {
        RunningMean mean = new RunningMean();
        mean.add(1e16);
        for (int i = 0; i < 1000; i++) mean.add(1.0); // each vanishes in a plain sum
        mean.add(-1e16);
        assertEquals(1000.0, mean.sum());
    }

    @Test
    void mergesWithoutLosingWhatRoundingTook() {
        RunningMean left = new RunningMean(), right = new RunningMean();
        left.add(1e16);
        right.add(-1e16);
        left.add(1);
        right.add(2);
        left.merge(right);
        assertEquals(3.0, left.sum());
        assertEquals(4, left.count());
        assertEquals(2, right.count());
    }

    @Test
    void showsNaNAndInfinity() {
        RunningMean infinite = new RunningMean();
        infinite.add(1);
        infinite.add(Double.POSITIVE_INFINITY);
        infinite.add(1);
        assertEquals(Double.POSITIVE_INFINITY, infinite.mean());
        infinite.add(Double.NaN);
        assertEquals(Double.NaN, infinite.mean());
    }

    @Test
    void refusesTheMeanOfNothingAndNegativeCounts() {
        RunningMean mean = new RunningMean();
        mean.merge(new RunningMean());
        assertEquals("no values", mean.toString());
        assertThrows(IllegalStateException.class, mean::mean);
        var error = assertThrows(IllegalArgumentException.class, () -> mean.add(1, -1));
        assertEquals("mean: count must not be negative, got -1.", error.getMessage());
    }
}
