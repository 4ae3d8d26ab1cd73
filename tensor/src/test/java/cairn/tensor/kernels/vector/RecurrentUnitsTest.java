package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import cairn.tensor.kernels.Kernels;
import cairn.tensor.kernels.PlainKernels;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Vector steps of recurrent units against plain ones.
class RecurrentUnitsTest {
    private static final int[] UNITS = {0, 1, 7, 16, 33, 256, 1030};
    private static final float TOLERANCE = 2e-6f;

    private static float[] randoms(int n, int seed) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) x[i] = random.nextFloat() * 4 - 2;
        return x;
    }

    @Test
    void lstmStepsAgreeWithThePlainKernels() {
        for (int n : UNITS) assertArrayEquals(lstm(new PlainKernels(), n), lstm(new VectorKernels(), n), TOLERANCE);
    }

    /// Everything a step and its gradient write.
    private static float[] lstm(Kernels kernels, int n) {
        int gap = n + 3;
        float[] g = randoms(1 + 4 * gap, 1);
        float[] before = randoms(n + 2, 2);
        float[] c = new float[n + 1];
        float[] h = new float[n + 1];
        kernels.lstm(g, 1, gap, before, 2, c, 1, h, 0, n);
        float[] dh = randoms(n + 1, 3);
        float[] dc = randoms(n + 1, 4);
        float[] dg = new float[4 * gap];
        kernels.lstmGrad(g, 1, gap, before, 2, c, 1, dh, 1, dc, 0, dg, 0, n);
        return joined(g, c, h, dc, dg);
    }

    @Test
    void gruStepsAgreeWithThePlainKernels() {
        for (int n : UNITS) assertArrayEquals(gru(new PlainKernels(), n), gru(new VectorKernels(), n), TOLERANCE);
    }

    private static float[] gru(Kernels kernels, int n) {
        int gap = n + 3;
        float[] g = randoms(1 + 4 * gap, 1);
        float[] q = randoms(n + 3, 2);
        float[] before = randoms(n + 2, 3);
        float[] h = new float[n + 1];
        kernels.gru(g, 1, gap, q, 3, before, 2, h, 1, n);
        float[] dh = randoms(n + 1, 4);
        float[] dg = new float[4 * gap];
        kernels.gruGrad(g, 1, gap, q, 3, before, 2, dh, 1, dg, 0, n);
        return joined(g, h, dh, dg);
    }

    private static float[] joined(float[]... parts) {
        int n = 0;
        for (float[] part : parts) n += part.length;
        float[] all = new float[n];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
