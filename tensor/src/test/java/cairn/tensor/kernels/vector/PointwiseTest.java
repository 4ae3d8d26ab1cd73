package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.kernels.Binary;
import cairn.tensor.kernels.PlainKernels;
import cairn.tensor.kernels.Ternary;
import cairn.tensor.kernels.Unary;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Vector loops against plain ones: every function, awkward lengths, steps and offsets.
class PointwiseTest {
    private static final int[] LENGTHS = {0, 1, 7, 13, 16, 64, 207, 1024, 1025, 4098};
    private static final int[] STEPS = {1, 0, 2};

    private final VectorKernels vector = new VectorKernels();
    private final PlainKernels plain = new PlainKernels();
    private final Random random = new Random(3);

    private float[] randoms(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() * 4 - 2;
        return x;
    }

    private static void assertClose(float[] expected, float[] actual, Object what) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            float e = expected[i];
            float a = actual[i];
            float tolerance = 8 * Math.ulp(Math.max(Math.abs(e), 0.25f));
            boolean close = Float.isNaN(e) ? Float.isNaN(a) : e == a || Math.abs(e - a) <= tolerance;
            assertTrue(close, () -> what + ": " + e + " but was " + a);
        }
    }

    @Test
    void functionsOfOneNumberAgreeWithThePlainOnes() {
        for (Unary f : Unary.values()) {
            for (int n : LENGTHS) {
                for (int xs : STEPS) {
                    float[] x = randoms(3 + n * 2);
                    float[] expected = new float[5 + n * 2];
                    float[] actual = expected.clone();
                    plain.unary(f, x, 3, xs, expected, 5, n % 2 + 1, n);
                    vector.unary(f, x, 3, xs, actual, 5, n % 2 + 1, n);
                    assertClose(expected, actual, f);
                }
            }
        }
    }

    @Test
    void functionsOfTwoNumbersAgreeWithThePlainOnes() {
        for (Binary f : EnumSet.complementOf(EnumSet.of(Binary.POLYGAMMA, Binary.ZETA))) {
            for (int n : LENGTHS) {
                for (int[] steps : new int[][] {{1, 1, 1}, {0, 1, 1}, {1, 0, 1}, {2, 1, 1}, {1, 1, 2}, {0, 0, 1}}) {
                    float[] a = randoms(1 + n * 2 + 1);
                    float[] b = randoms(2 + n * 2 + 1);
                    float[] expected = new float[3 + n * 2];
                    float[] actual = expected.clone();
                    plain.binary(f, a, 1, steps[0], b, 2, steps[1], expected, 3, steps[2], n);
                    vector.binary(f, a, 1, steps[0], b, 2, steps[1], actual, 3, steps[2], n);
                    assertClose(expected, actual, f);
                }
            }
        }
    }

    @Test
    void functionsOfThreeNumbersAgreeWithThePlainOnes() {
        for (Ternary f : Ternary.values()) {
            for (int n : LENGTHS) {
                for (int[] steps : new int[][] {{1, 1, 1, 1}, {1, 0, 0, 1}, {1, 1, 0, 1}, {2, 1, 0, 2}}) {
                    float[] a = randoms(1 + n * 2 + 1);
                    float[] b = randoms(2 + n * 2 + 1);
                    float[] c = randoms(n * 2 + 1);
                    float[] expected = new float[3 + n * 2];
                    float[] actual = expected.clone();
                    plain.ternary(f, a, 1, steps[0], b, 2, steps[1], c, 0, steps[2], expected, 3, steps[3], n);
                    vector.ternary(f, a, 1, steps[0], b, 2, steps[1], c, 0, steps[2], actual, 3, steps[3], n);
                    assertClose(expected, actual, f);
                }
            }
        }
    }

    @Test
    void worksInPlace() {
        float[] x = randoms(100);
        float[] expected = new float[100];
        plain.unary(Unary.SQUARE, x, 0, 1, expected, 0, 1, 100);
        vector.unary(Unary.SQUARE, x, 0, 1, x, 0, 1, 100);
        assertArrayEquals(expected, x);
    }

    @Test
    void specialValuesAgreeWithThePlainOnes() {
        float[] special = {
            0f,
            -0f,
            1,
            -1,
            0.5f,
            -0.5f,
            1.5f,
            2.5f,
            -2.5f,
            3,
            -3,
            6,
            -6,
            20,
            -20,
            88,
            89,
            -88,
            -103,
            -104,
            1e6f,
            -1e6f,
            3e38f,
            -3e38f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN
        };
        for (Unary f : Unary.values()) {
            float[] y = new float[special.length];
            vector.unary(f, special, 0, 1, y, 0, 1, y.length);
            for (int i = 0; i < y.length; i++) assertSame(f, f.at(special[i]), y[i], special[i]);
        }
        for (Binary f : EnumSet.complementOf(EnumSet.of(Binary.POLYGAMMA, Binary.ZETA))) {
            if (f.name().endsWith("_GRAD")) continue; // ∞ times a slope that vanishes
            for (float b : special) {
                float[] y = new float[special.length];
                float[] bs = new float[special.length];
                Arrays.fill(bs, b);
                vector.binary(f, special, 0, 1, bs, 0, 1, y, 0, 1, y.length);
                for (int i = 0; i < y.length; i++) assertSame(f, f.at(special[i], b), y[i], special[i], b);
            }
        }
    }

    private static void assertSame(Enum<?> f, float expected, float actual, float... at) {
        float tolerance = 10 * Math.max(Math.ulp(expected), Float.MIN_NORMAL);
        boolean same = Float.isNaN(expected)
                ? Float.isNaN(actual)
                : expected == actual || Math.abs(expected - actual) <= tolerance;
        assertTrue(same, () -> f + Arrays.toString(at) + ": " + expected + " but was " + actual);
    }
}
