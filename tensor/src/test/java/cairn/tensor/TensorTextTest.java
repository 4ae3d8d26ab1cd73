package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TensorTextTest {
    private static String text(float... values) {
        return Tensor.of(values).toString();
    }

    @Test
    void writesScalars() {
        assertEquals("3.5000  []", Tensor.scalar(3.5f).toString());
        assertEquals("3.  []", Tensor.scalar(3).toString());
        assertEquals("-4  [] I64", Tensor.scalarLong(-4).toString());
    }

    @Test
    void alignsColumnsAtOnePrecision() {
        assertEquals("[ 1.5000, -2.2500, 10.0000]  [3]", text(1.5f, -2.25f, 10));
        assertEquals("[ 1., -2., 10.]  [3]", text(1, -2, 10));
    }

    @Test
    void turnsToScientificNotationWhereNumbersAreFarApart() {
        assertEquals("[1.0000e-07, 1.0000e+00]  [2]", text(1e-7f, 1));
        assertEquals("[0.0010, 1.0000]  [2]", text(1e-3f, 1));
        assertEquals("[1.0000e+00, 2.0000e+09]  [2]", text(1, 2e9f));
    }

    @Test
    void writesWhatIsNotFinite() {
        assertEquals(
                "[1.5000,    nan,    inf,   -inf]  [4]",
                text(1.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
        assertEquals("[nan,  0.]  [2]", text(Float.NaN, 0));
    }

    @Test
    void nestsBracketsWithAnEmptyLineBetweenMatrices() {
        assertEquals("""
                [[[0, 1],
                  [2, 3]],

                 [[4, 5],
                  [6, 7]]]  [2, 2, 2] I64""", Tensor.arange(8).reshape(2, 2, 2).toString());
    }

    @Test
    void saysWhatElseThereIsToKnow() {
        Tensor x = Tensor.ones(2).requiresGrad(true);
        assertEquals("[1., 1.]  [2] requiresGrad", x.toString());
        assertEquals("[2., 2.]  [2] tracked", x.mul(2).toString());
        assertEquals(
                "[ true, false]  [2] BOOL",
                Tensor.of(new boolean[] {true, false}).toString());
        assertEquals("[]  [0, 3]", Tensor.zeros(0, 3).toString());
    }

    @Test
    void leavesOutTheMiddleOfLargeTensors() {
        assertEquals(
                "[   0,    1,    2, ..., 1998, 1999, 2000]  [2001] I64",
                Tensor.arange(2001).toString());
        String matrix = Tensor.zeros(4, 400).toString();
        assertEquals(
                "[[0., 0., 0., ..., 0., 0., 0.],", matrix.lines().findFirst().orElseThrow());
        assertEquals(4, matrix.lines().count()); // no more than six rows: none is left out
        assertEquals(7, Tensor.zeros(400, 4).toString().lines().count());
    }

    @Test
    void breaksLongRows() {
        String row = Tensor.zeros(100).toString();
        assertTrue(row.lines().allMatch(line -> line.length() <= 90 && !line.endsWith(" ")), row);
        assertTrue(row.lines().count() > 1);
    }

    @Test
    void readsThroughViews() {
        assertEquals(
                "[[1., 3.],\n [2., 4.]]  [2, 2]",
                Tensor.of(new float[][] {{1, 2}, {3, 4}}).transpose().toString());
        assertEquals("[5., 5.]  [2]", Tensor.scalar(5).expand(2).toString());
    }

    @Test
    void doesNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("[1.5000]  [1]", text(1.5f));
        } finally {
            Locale.setDefault(before);
        }
    }
}
