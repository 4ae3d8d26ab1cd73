package cairn.cli.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static Spread runs(Double... values) {
        return new Spread(List.of(values));
    }

    @Test
    void comparesAsTheReaderOfThePrintedNumberDoes() {
        assertTrue(Beside.accuracy("a", 0.948, runs(0.9477, 0.9479)).reached(), "94.78 % is printed as 94.8 %");
        assertFalse(Beside.accuracy("a", 0.948, runs(0.9469)).reached());
        assertTrue(Beside.error("e", 0.10, runs(0.05, 0.15)).reached());
        assertFalse(Beside.error("e", 0.10, runs(0.102)).reached());
        assertTrue(Beside.error("e", Double.NaN, runs(0.5)).reached(), "nothing is printed");
    }

    @Test
    void writesMeanAndDeviationInTheUnit() {
        assertEquals("94.0 ± 1.4 %", Unit.PERCENT.text(runs(0.93, 0.95)));
        assertEquals("2.50 ± 0.71 s", Unit.SECONDS.text(runs(2.0, 3.0)));
        assertEquals("13.39", Unit.NUMBER.text(runs(13.39)));
        assertEquals("–", Unit.PERCENT.text(Double.NaN));
    }

    @Test
    void givesTheSampleDeviationAndNoneForOneRun() {
        assertEquals(Math.sqrt(2), runs(1.0, 3.0).std(), 1e-12);
        assertEquals(0, runs(1.0).std());
        assertEquals(2, runs(1.0, 3.0).mean());
    }
}
