package cairn.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void smoothsWithoutPullingTheFirstValuesToZero() {
        List<Double> y = Curve.perEpoch("a", 4, 4, Double.NaN, 8).smoothed(0.5).y();
        assertEquals(4, y.get(0), 1e-12);
        assertEquals(4, y.get(1), 1e-12);
        assertEquals(Double.NaN, y.get(2));
        assertEquals((0.5 * 3 + 4) / 0.875, y.get(3), 1e-12); // m = 3 before, weight 1 − 0.5³
    }

    @Test
    void showsNoInfinityAndNothingBelowZeroOnALogarithmicAxis() {
        Curve c = Curve.perEpoch("a", 1, Double.POSITIVE_INFINITY, 0, -1);
        assertEquals(List.of(1.0, Double.NaN, 0.0, -1.0), c.shown(false).y());
        assertEquals(
                List.of(1.0, Double.NaN, Double.NaN, Double.NaN), c.shown(true).y());
    }

    @Test
    void refusesPlacesWithoutValues() {
        assertThrows(IllegalArgumentException.class, () -> new Curve("a", List.of(1.0), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Curve.perEpoch("a"));
    }

    @Test
    void marksAxesAtRoundNumbers() {
        assertEquals(
                List.of("0", "0.2", "0.4", "0.6", "0.8", "1.0"),
                Ticks.linear(0, 1, 5).labels());
        assertEquals(
                List.of("0", "5", "10", "15", "20"), Ticks.linear(-0.2, 20, 5).labels());
        assertEquals(
                List.of("0.001", "0.01", "0.1"), Ticks.logarithmic(0.0007, 0.3).labels());
        assertEquals("1e-5", Ticks.label(1e-5));
        assertEquals("0.0123", Ticks.label(0.0123));
        assertEquals("-12.5", Ticks.label(-12.5));
    }

    @Test
    void escapesWhatHasAMeaningInMarkup() {
        assertEquals("&lt;b a=&quot;1&quot;&gt; &amp; &#39;x&#39; \uFFFD", Html.escape("<b a=\"1\"> & 'x' \u0000"));
        assertEquals("𝛼 \uFFFD", Html.escape("𝛼 \uD800"));
    }
}
