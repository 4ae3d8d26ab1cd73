package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.tensor.kernels.PlainKernels;
import cairn.tensor.kernels.Reduce;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Vector reductions and softmax against plain ones, over awkward lengths and offsets.
class RowsTest {
    private static final int[] LENGTHS = {0, 1, 7, 13, 31, 32, 64, 207, 1025, 4098};

    private final VectorKernels vector = new VectorKernels();
    private final PlainKernels plain = new PlainKernels();
    private final Random random = new Random(5);

    private float[] randoms(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() * 8 - 4;
        return x;
    }

    @Test
    void foldsRunsLikeThePlainKernels() {
        for (int n : LENGTHS) {
            for (int at : new int[] {0, 3}) {
                float[] x = randoms(at + n + 2);
                for (Reduce op : Reduce.values()) {
                    float expected = plain.reduce(op, x, at, n);
                    assertEquals(expected, vector.reduce(op, x, at, n), Math.ulp(expected), op + " of " + n);
                }
            }
        }
    }

    @Test
    void extremesOfRunsWithNaNAreNaN() {
        for (int n : new int[] {1, 16, 17, 100}) {
            for (int i = 0; i < n; i++) {
                float[] x = randoms(n);
                x[i] = Float.NaN;
                assertEquals(Float.NaN, vector.reduce(Reduce.MAX, x, 0, n));
                assertEquals(Float.NaN, vector.reduce(Reduce.MIN, x, 0, n));
            }
        }
    }

    @Test
    void foldsColumnsToTheSameBitsAsThePlainKernels() {
        for (int cols : LENGTHS) {
            for (int rows : new int[] {0, 1, 2, 9}) {
                float[] x = randoms(3 + rows * (cols + 2));
                for (Reduce op : Reduce.values()) {
                    float[] expected = new float[cols + 5];
                    float[] actual = expected.clone();
                    plain.reduceRows(op, x, 3, cols + 2, rows, expected, 2, cols);
                    vector.reduceRows(op, x, 3, cols + 2, rows, actual, 2, cols);
                    assertArrayEquals(expected, actual, op + " of " + rows + " × " + cols);
                }
            }
        }
    }

    @Test
    void formsDotProductsAndSquaredDifferencesLikeThePlainKernels() {
        for (int n : LENGTHS) {
            float[] a = randoms(n + 5);
            float[] b = randoms(n + 5);
            float dot = plain.dot(a, 1, b, 5, n);
            assertEquals(dot, vector.dot(a, 1, b, 5, n), Math.ulp(dot));
            float squares = plain.sumSquaredDiff(a, 2, 0.3f, n);
            assertEquals(squares, vector.sumSquaredDiff(a, 2, 0.3f, n), Math.ulp(squares));
        }
    }

    @Test
    void sumsOfMillionsStayAccurate() {
        float[] x = new float[3_000_001];
        java.util.Arrays.fill(x, 0.1f);
        assertEquals(x.length * (double) 0.1f, vector.reduce(Reduce.SUM, x, 0, x.length), 0.05);
    }

    @Test
    void softmaxAndItsGradientAgreeWithThePlainKernels() {
        for (int n : LENGTHS) {
            float[] x = randoms(n + 1);
            float[] dy = randoms(n + 2);
            float[] y = new float[n + 3];
            float[] expected = new float[n + 3];
            plain.softmax(x, 1, expected, 2, n);
            vector.softmax(x, 1, y, 2, n);
            assertArrayEquals(expected, y, 1e-6f);
            float[] dx = new float[n];
            float[] expectedDx = new float[n];
            plain.softmaxGrad(dy, 2, y, 2, expectedDx, 0, n);
            vector.softmaxGrad(dy, 2, y, 2, dx, 0, n);
            assertArrayEquals(expectedDx, dx, 1e-6f);
        }
    }

    @Test
    void softmaxOfSeveralRowsIsThatOfEach() {
        for (int n : new int[] {1, 13, 16, 64, 96, 1024, 1040}) {
            for (int rows : new int[] {0, 1, 9, 24}) {
                float[] x = randoms(rows * n + 1);
                float[] dy = randoms(rows * n + 2);
                float[] each = new float[rows * n + 3];
                float[] y = each.clone();
                for (int i = 0; i < rows; i++) vector.softmax(x, 1 + i * n, each, 3 + i * n, n);
                vector.softmaxRows(rows, x, 1, y, 3, n);
                assertArrayEquals(each, y, rows + " × " + n);
                float[] eachDx = new float[rows * n];
                float[] dx = new float[rows * n];
                for (int i = 0; i < rows; i++) vector.softmaxGrad(dy, 2 + i * n, y, 3 + i * n, eachDx, i * n, n);
                vector.softmaxGradRows(rows, dy, 2, y, 3, dx, 0, n);
                assertArrayEquals(eachDx, dx, rows + " × " + n);
            }
        }
    }

    @Test
    void logSumExpOfSeveralRowsIsThatOfEach() {
        for (int n : new int[] {1, 3, 10, 16, 65, 1024, 1500}) {
            int rows = 5000 / n;
            float[] x = new float[3 + rows * n];
            for (int i = 0; i < x.length; i++) x[i] = (float) Math.sin(i * 0.7) * 20;
            Arrays.fill(x, 3, 3 + n, Float.NEGATIVE_INFINITY);
            float[] y = new float[2 + rows];
            vector.logSumExpRows(rows, x, 3, y, 2, n);
            for (int i = 0; i < rows; i++) assertEquals(vector.logSumExp(x, 3 + i * n, n), y[2 + i]);
        }
    }

    @Test
    void logSoftmaxAndItsGradientAgreeWithThePlainKernels() {
        for (int n : LENGTHS) {
            float[] x = randoms(n + 1);
            float[] dy = randoms(n + 2);
            float[] y = new float[n + 3];
            float[] expected = new float[n + 3];
            plain.logSoftmax(x, 1, expected, 2, n);
            vector.logSoftmax(x, 1, y, 2, n);
            assertArrayEquals(expected, y, 2e-6f);
            float[] dx = new float[n];
            float[] expectedDx = new float[n];
            plain.logSoftmaxGrad(dy, 2, y, 2, expectedDx, 0, n);
            vector.logSoftmaxGrad(dy, 2, y, 2, dx, 0, n);
            assertArrayEquals(expectedDx, dx, 2e-5f);
        }
    }

    @Test
    void logSumExpOfLargeSmallAndNoNumbersIsRight() {
        assertEquals(Float.NEGATIVE_INFINITY, vector.logSumExp(new float[0], 0, 0));
        assertEquals(1000 + (float) Math.log(2), vector.logSumExp(new float[] {1000, 1000}, 0, 2));
        assertEquals(-1000 + (float) Math.log(2), vector.logSumExp(new float[] {-1000, -1000}, 0, 2));
        assertEquals(Float.POSITIVE_INFINITY, vector.logSumExp(new float[] {1, Float.POSITIVE_INFINITY}, 0, 2));
    }

    @Test
    void softmaxHidesNumbersOfMinusInfinity() {
        float[] x = randoms(40);
        for (int i = 20; i < 40; i++) x[i] = Float.NEGATIVE_INFINITY;
        float[] y = new float[40];
        vector.softmax(x, 0, y, 0, 40);
        for (int i = 20; i < 40; i++) assertEquals(0, y[i]);
        assertEquals(1, plain.reduce(Reduce.SUM, y, 0, 40), 1e-6);
    }
}
