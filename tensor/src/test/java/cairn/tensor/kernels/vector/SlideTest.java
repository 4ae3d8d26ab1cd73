package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import cairn.tensor.kernels.PlainKernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The kernels of convolution against plain Java.
class SlideTest {
    private static final int[] ROWS = {0, 1, 2, 3, 5, 7, 8, 9, 14, 23};
    private static final int[] PLACES = {1, 7, 47, 48, 49, 96, 113, 207};
    private static final int[] SHIFTS = {0, 1, 2, 5, 6, 7, 13, 50};

    private final Random random = new Random(3);
    private final PlainKernels plain = new PlainKernels();
    private final VectorKernels vector = new VectorKernels();

    private float[] randoms(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }

    private int[] shifts(int k) {
        return random.ints(k + 2, 0, 300).toArray();
    }

    @Test
    void multipliesByOneArrayAtManyShifts() {
        for (int m : ROWS) {
            for (int n : PLACES) {
                for (int k : SHIFTS) {
                    float[] a = randoms(3 + m * k);
                    float[] x = randoms(5 + 300 + n);
                    int[] shifts = shifts(k);
                    float[] expected = new float[7 + m * (n + 4)];
                    float[] actual = new float[expected.length];
                    plain.slide(m, n, k, a, 3, x, 5, shifts, 2, expected, 7, n + 4);
                    vector.slide(m, n, k, a, 3, x, 5, shifts, 2, actual, 7, n + 4);
                    assertArrayEquals(expected, actual, 2e-5f, m + " rows, " + n + " places, " + k + " shifts");
                }
            }
        }
    }

    @Test
    void formsTheGradientOfThatProduct() {
        for (int m : ROWS) {
            for (int n : new int[] {1, 15, 16, 48, 100, 2064, 5000}) {
                for (int k : SHIFTS) {
                    float[] g = randoms(3 + m * (n + 2));
                    float[] x = randoms(5 + 300 + n);
                    int[] shifts = shifts(k);
                    float[] expected = randoms(1 + m * (k + 3));
                    float[] actual = expected.clone();
                    plain.slideGrad(m, n, k, g, 3, n + 2, x, 5, shifts, 2, expected, 1, k + 3);
                    vector.slideGrad(m, n, k, g, 3, n + 2, x, 5, shifts, 2, actual, 1, k + 3);
                    assertArrayEquals(expected, actual, 2e-4f, m + " rows, " + n + " places, " + k + " shifts");
                }
            }
        }
    }

    @Test
    void doesNotLetASumDependOnItsTile() {
        int n = 150;
        int k = 20;
        float[] a = randoms(23 * k);
        float[] x = randoms(300 + n);
        int[] shifts = shifts(k);
        float[] all = new float[23 * n];
        vector.slide(23, n, k, a, 0, x, 0, shifts, 0, all, 0, n);
        float[] some = new float[23 * n];
        vector.slide(23, 70, k, a, 0, x, 0, shifts, 0, some, 0, n);
        vector.slide(23, n - 70, k, a, 0, x, 70, shifts, 0, some, 70, n);
        assertArrayEquals(all, some);
    }

    @Test
    void copiesRowsOfAnyLengthAndStep() {
        for (int cols : new int[] {1, 3, 4, 7, 8, 9, 15, 16, 17, 33, 70}) {
            for (int xs = 0; xs <= 3; xs++) {
                for (int ys = 1; ys <= 3; ys++) checkCopy(3, cols, xs, ys);
            }
        }
    }

    private void checkCopy(int rows, int cols, int xs, int ys) {
        int xr = cols * xs + 1;
        int yr = cols * ys + 2;
        float[] x = randoms(2 + (rows - 1) * xr + (cols - 1) * xs + 1);
        float[] expected = new float[1 + (rows - 1) * yr + (cols - 1) * ys + 1];
        Arrays.fill(expected, 9);
        float[] actual = expected.clone();
        plain.copyRows(rows, cols, 0.25f, x, 2, xr, xs, expected, 1, yr, ys);
        vector.copyRows(rows, cols, 0.25f, x, 2, xr, xs, actual, 1, yr, ys);
        assertArrayEquals(expected, actual, cols + " columns in steps of " + xs + " to steps of " + ys);
    }
}
