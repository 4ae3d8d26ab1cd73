package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RunningVarianceTest {
    private static RunningVariance of(double... values) {
        RunningVariance variance = new RunningVariance();
        for (double value : values) variance.add(value);
        return variance;
    }

    @Test
    void knowsBothVariances() {
        RunningVariance variance = of(2, 4, 4, 4, 5, 5, 7, 9);
        assertEquals(5, variance.mean());
        assertEquals(4, variance.variance(), 1e-15);
        assertEquals(32 / 7.0, variance.sampleVariance(), 1e-15);
    }

    @Test
    void keepsItsDigitsFarFromZero() {
        RunningVariance variance = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        assertEquals(22.5, variance.variance());
    }

    @Test
    void mergesToWhatAllValuesTogetherGive() {
        RunningVariance left = of(1, 5, -3), all = of(1, 5, -3, 10, 20);
        left.merge(of(10, 20));
        left.merge(new RunningVariance());
        assertEquals(5, left.count());
        assertEquals(all.mean(), left.mean(), 1e-14);
        assertEquals(all.variance(), left.variance(), 1e-12);
        RunningVariance fromEmpty = new RunningVariance();
        fromEmpty.merge(all);
        assertEquals(all.mean(), fromEmpty.mean());
        assertEquals(all.variance(), fromEmpty.variance());
    }

    @Test
    void isZeroForEqualValues() {
        assertEquals(0, of(0.1, 0.1, 0.1).variance());
    }

    @Test
    void hasNoSampleVarianceFromOneValueAndNothingFromNone() {
        assertEquals(Double.NaN, of(3).sampleVariance());
        assertThrows(IllegalStateException.class, () -> of().mean());
        assertThrows(IllegalStateException.class, () -> of().variance());
        assertThrows(IllegalStateException.class, () -> of().sampleVariance());
    }
}
