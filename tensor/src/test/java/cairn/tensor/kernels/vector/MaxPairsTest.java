package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import cairn.tensor.kernels.PlainKernels;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Maxima of windows of 2 × 2 in vectors against plain Java.
class MaxPairsTest {
    private final Random random = new Random(4);

    /// Small whole numbers, so that many are equal, and some NaN.
    private float[] equals(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextInt(12) == 0 ? Float.NaN : random.nextInt(3);
        return x;
    }

    @Test
    void findsTheFirstOfEqualElementsAndAnyNaN() {
        for (int n : new int[] {1, 2, 5, 7, 8, 14, 16, 17, 40}) {
            int width = 2 * n + random.nextInt(2);
            float[] x = equals(3 + 6 * width);
            float[] expected = new float[2 + 3 * n];
            float[] actual = expected.clone();
            float[] places = expected.clone();
            float[] actualPlaces = expected.clone();
            new PlainKernels().maxPairs(3, n, x, 3, width, expected, 2, places, 1);
            MaxPairs.rows(3, n, x, 3, width, actual, 2, actualPlaces, 1);
            assertArrayEquals(expected, actual, n + " windows");
            assertArrayEquals(bits(places), bits(actualPlaces), "places of " + n + " windows");
            MaxPairs.rows(3, n, x, 3, width, actual, 2, null, 0);
            assertArrayEquals(expected, actual, n + " windows without places");
        }
    }

    private static int[] bits(float[] x) {
        int[] bits = new int[x.length];
        for (int i = 0; i < x.length; i++) bits[i] = Float.floatToRawIntBits(x[i]);
        return bits;
    }
}
