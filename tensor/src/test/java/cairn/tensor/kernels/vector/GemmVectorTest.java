package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against a triple loop in double.
class GemmVectorTest {
    private static final int[] ROWS = {0, 1, 2, 5, 7, 11, 13, 31};
    private static final int[] COLS = {0, 1, 3, 8, 13, 16, 17, 31, 33, 97};
    private static final int[] PRODUCTS = {0, 1, 7, 13, 31, 97};
    private static final float UNTOUCHED = 1e30f;

    private final Random random = new Random(7);

    /// Where a matrix lies in an array, with room before, between and after its rows.
    private record Layout(float[] array, int offset, int row, int col) {
        float at(int i, int j) {
            return array[offset + i * row + j * col];
        }
    }

    private Layout rowMajor(int rows, int cols) {
        return new Layout(randoms(3 + rows * (cols + 5) + 2), 3, cols + 5, 1);
    }

    private Layout columnMajor(int rows, int cols) {
        return new Layout(randoms(1 + cols * (rows + 4) + 2), 1, 1, rows + 4);
    }

    private Layout scattered(int rows, int cols) {
        return new Layout(randoms(2 + rows * (3 * cols + 1) + 2), 2, 3 * cols + 1, 3);
    }

    private float[] randoms(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }

    @Test
    void multipliesMatricesOfAwkwardSizes() {
        for (int m : ROWS) {
            for (int n : COLS) {
                for (int k : PRODUCTS) check(rowMajor(m, k), rowMajor(k, n), m, n, k, 1);
            }
        }
    }

    @Test
    void takesOperandsOfAnyStrides() {
        int[] sizes = {1, 6, 23, 70};
        for (int m : sizes) {
            for (int n : sizes) {
                for (int k : sizes) {
                    check(rowMajor(m, k), columnMajor(k, n), m, n, k, 1);
                    check(columnMajor(m, k), rowMajor(k, n), m, n, k, 1);
                    check(columnMajor(m, k), columnMajor(k, n), m, n, k, 1);
                    check(scattered(m, k), scattered(k, n), m, n, k, 1);
                }
            }
        }
    }

    @Test
    void repeatsARowOfStepZero() {
        float[] row = randoms(40);
        check(new Layout(row, 0, 0, 1), rowMajor(40, 20), 9, 20, 40, 1);
        check(rowMajor(9, 40), new Layout(row, 0, 1, 0), 9, 33, 40, 1);
    }

    @Test
    void addsManyProductsInBlocks() {
        for (int k : new int[] {511, 512, 513, 1025, 3000}) {
            check(rowMajor(13, k), rowMajor(k, 35), 13, 35, k, 1);
            check(rowMajor(13, k), columnMajor(k, 35), 13, 35, k, 1);
            check(rowMajor(1, k), columnMajor(k, 35), 1, 35, k, 1);
            check(columnMajor(1, k), columnMajor(k, 9), 1, 9, k, 0);
            check(rowMajor(9, k), columnMajor(k, 1), 9, 1, k, 0);
            check(columnMajor(40, k), rowMajor(k, 1), 40, 1, k, 0);
        }
    }

    @Test
    void packsLargeOperands() {
        int[] s = {265, 200, 1400};
        Layout b = rowMajor(s[2], s[1]);
        Layout bt = columnMajor(s[2], s[1]);
        for (Layout a : new Layout[] {rowMajor(s[0], s[2]), columnMajor(s[0], s[2]), scattered(s[0], s[2])}) {
            for (Layout right : new Layout[] {b, bt}) {
                float[] packed = new float[s[0] * s[1]];
                of(a, right, s, packed).packingA().run(2, true);
                assertArrayEquals(product(a, right, s, 1, false), packed);
            }
        }
    }

    @Test
    void givesTheSameBitsInHoweverManyParts() {
        int[][] sizes = {{64, 100, 300}, {5, 300, 600}, {300, 40, 700}, {1, 77, 40}, {97, 1, 1000}, {300, 600, 512}};
        for (int[] s : sizes) {
            for (Layout b : new Layout[] {rowMajor(s[2], s[1]), columnMajor(s[2], s[1])}) {
                Layout a = rowMajor(s[0], s[2]);
                float[] one = product(a, b, s, 1, true);
                for (int parts : new int[] {2, 3, 4, 7}) assertArrayEquals(one, product(a, b, s, parts, true));
            }
        }
    }

    @Test
    void smallProductsHaveTheSameBits() {
        for (int m : ROWS) {
            for (int n = 2; n <= GemmTiles.COLS; n += 5) {
                for (int k : PRODUCTS) {
                    int[] s = {m, n, k};
                    Layout a = rowMajor(m, k);
                    for (Layout b : new Layout[] {rowMajor(k, n), columnMajor(k, n), scattered(k, n)}) {
                        if (m == 1 && b.row == 1) continue; // dot products, which Gemv forms
                        float[] expected = new float[m * n];
                        float[] bias = randoms(n);
                        of(a, b, s, expected).biased(bias, 0).run(1, true);
                        float[] c = new float[m * n];
                        GemmSmall.run(
                                m, n, k, a.array, a.offset, a.row, a.col, b.array, b.offset, b.row, b.col, bias, 0, 0,
                                c, 0, n);
                        assertArrayEquals(expected, c, m + " " + n + " " + k);
                    }
                }
            }
        }
    }

    @Test
    void givesTheSameBitsInVectorsAndNumberByNumber() {
        int[][] sizes = {{64, 100, 300}, {5, 300, 600}, {23, 40, 700}, {1, 77, 45}, {97, 1, 1000}, {31, 10, 520}};
        for (int[] s : sizes) {
            for (Layout b : new Layout[] {rowMajor(s[2], s[1]), columnMajor(s[2], s[1])}) {
                Layout a = rowMajor(s[0], s[2]);
                for (int parts : new int[] {1, 3})
                    assertArrayEquals(product(a, b, s, parts, true), product(a, b, s, parts, false));
            }
        }
    }

    private static float[] product(Layout a, Layout b, int[] s, int parts, boolean vectors) {
        float[] c = new float[s[0] * s[1]];
        of(a, b, s, c).run(parts, vectors);
        return c;
    }

    private static GemmVector of(Layout a, Layout b, int[] s, float[] c) {
        return GemmVector.of(s[0], s[1], s[2])
                .a(a.array, a.offset, a.row, a.col)
                .b(b.array, b.offset, b.row, b.col)
                .c(c, 0, s[1]);
    }

    /// Overwriting, accumulating and with a bias; elements around the result stay as they are.
    private void check(Layout a, Layout b, int m, int n, int k, int gap) {
        float[] bias = randoms(n + 2);
        for (int mode = 0; mode < 3; mode++) {
            boolean vectors = (m + n + k) % 3 == mode;
            int row = n + gap;
            float[] before = new float[4 + m * row + 4];
            Arrays.fill(before, UNTOUCHED);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) before[4 + i * row + j] = random.nextFloat();
            }
            float[] c = before.clone();
            var product = GemmVector.of(m, n, k)
                    .a(a.array, a.offset, a.row, a.col)
                    .b(b.array, b.offset, b.row, b.col)
                    .c(c, 4, row);
            if (mode == 1) product.accumulating();
            if (mode == 2) product.biased(bias, 2);
            product.run(1, vectors);
            for (int i = 0; i < m; i += 1 + m / 40) {
                for (int j = 0; j < n; j += 1 + n / 100) {
                    double d = mode == 0 ? 0 : mode == 1 ? before[4 + i * row + j] : bias[2 + j];
                    assertElement(a, b, i, j, k, d, c[4 + i * row + j]);
                }
            }
            assertUntouchedAround(c, m, n, row);
        }
    }

    private static void assertUntouchedAround(float[] c, int m, int n, int row) {
        for (int at = 0; at < c.length; at++) {
            int j = at - 4 - (at - 4) / row * row;
            boolean inside = at >= 4 && at < 4 + m * row && j < n;
            if (!inside) assertEquals(UNTOUCHED, c[at]);
        }
    }

    private static void assertElement(Layout a, Layout b, int i, int j, int k, double d, float actual) {
        double sum = d;
        double size = Math.abs(d);
        for (int p = 0; p < k; p++) {
            double product = (double) a.at(i, p) * b.at(p, j);
            sum += product;
            size += Math.abs(product);
        }
        assertEquals(sum, actual, 4e-7 * size + 1e-9, () -> "element [" + i + ", " + j + "] of " + k + " products");
    }
}
