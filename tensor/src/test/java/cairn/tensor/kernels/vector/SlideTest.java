package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import cairn.tensor.kernels.PlainKernels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The kernels of convolution against plain Java.
class SlideTest {
    private static final int[] ROWS = {0, 1, 2, 3, 5, 7, 8, 9, 14, 23};
    private static final int[] RUNS = {3, 4, 5, 6, 7, 13};
    private static final int[] SHIFTS = {0, 1, 2, 5, 6, 7, 13, 50};
    private static final int W = Simd.W;

    private final Random random = new Random(3);
    private final PlainKernels plain = new PlainKernels();
    private final VectorKernels vector = new VectorKernels();

    private float[] randoms(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }

    private int[] places(int n, int bound) {
        return random.ints(n, 0, bound).toArray();
    }

    /// Where runs begin that do not overlap.
    private static int[] apart(int n) {
        int[] at = new int[n];
        for (int v = 0; v < n; v++) at[v] = v * (W + 1);
        return at;
    }

    /// The same product three times: plain, by the scalar twin, and in vectors.
    private final class Product {
        final int m;
        final int n;
        final int k;
        final float[] a;
        final float[] x = randoms(605 + W);
        final int[] shifts;
        final int[] from;
        final float[] b;
        final int[] to;
        final int row;

        Product(int m, int n, int k) {
            this.m = m;
            this.n = n;
            this.k = k;
            a = randoms(3 + m * k);
            b = randoms(2 + 3 * m);
            shifts = places(k, 300);
            from = places(n, 300);
            to = apart(n);
            row = n * (W + 1) + 4;
        }

        float[] plain() {
            float[] y = new float[7 + m * row];
            plain.slide(m, n, W, k, a, 3, x, 5, shifts, from, b, 2, 3, y, 7, row, to);
            return y;
        }

        float[] run(boolean vectors) {
            float[] y = new float[7 + m * row];
            Slide.of(k, a).x(x, 5, shifts, from).bias(b, 3).y(y, row, to).run(m, n, 3, 2, 7, vectors);
            return y;
        }
    }

    @Test
    void multipliesByOneArrayAtManyShifts() {
        for (int m : ROWS) {
            for (int n : RUNS) {
                for (int k : SHIFTS) {
                    Product product = new Product(m, n, k);
                    String what = m + " rows, " + n + " runs, " + k + " shifts";
                    float[] scalar = product.run(false);
                    assertArrayEquals(product.plain(), scalar, 2e-5f, what);
                    assertArrayEquals(scalar, product.run(true), what);
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
                    int[] shifts = places(k + 2, 300);
                    String what = m + " rows, " + n + " places, " + k + " shifts";
                    float[] expected = randoms(1 + m * (k + 3));
                    float[] scalar = expected.clone();
                    float[] actual = expected.clone();
                    plain.slideGrad(m, n, k, g, 3, n + 2, x, 5, shifts, 2, expected, 1, k + 3);
                    SlideGrad s = SlideGrad.mine();
                    s.g(g, n + 2).x(x, shifts).c(scalar, k + 3).run(m, n, k, 3, 5, 2, 1, false);
                    s.g(g, n + 2).x(x, shifts).c(actual, k + 3).run(m, n, k, 3, 5, 2, 1, true);
                    assertArrayEquals(expected, scalar, 2e-4f, what);
                    assertArrayEquals(scalar, actual, what);
                }
            }
        }
    }

    @Test
    void laysPicturesOneInAnother() {
        for (int n : new int[] {W, 3 * W, 3 * W + 5}) {
            float[] x = randoms(2 + W * (n + 3));
            int[] to = apart(n);
            for (int j = 2; j < n; j += 3) to[j] = -1;
            float[] expected = new float[1 + n * (W + 1)];
            float[] actual = expected.clone();
            plain.interleave(W, n, x, 2, n + 3, expected, 1, to);
            Transpose.toPlaces(n, x, 2, n + 3, actual, 1, to);
            assertArrayEquals(expected, actual, n + " places");
        }
    }

    @Test
    void transposes() {
        for (int rows : new int[] {W, 2 * W + 3}) {
            for (int cols : new int[] {W, W + 1, 3 * W + 5}) {
                float[] x = randoms(2 + cols * (rows + 1));
                float[] expected = new float[1 + rows * (cols + 2)];
                float[] actual = expected.clone();
                plain.copyRows(rows, cols, x, 2, 1, rows + 1, expected, 1, cols + 2, 1);
                Transpose.rows(rows, cols, x, 2, rows + 1, actual, 1, cols + 2);
                assertArrayEquals(expected, actual, rows + " × " + cols);
            }
        }
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
        plain.copyRows(rows, cols, x, 2, xr, xs, expected, 1, yr, ys);
        vector.copyRows(rows, cols, x, 2, xr, xs, actual, 1, yr, ys);
        assertArrayEquals(expected, actual, cols + " columns in steps of " + xs + " to steps of " + ys);
    }
}
