package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import cairn.tensor.kernels.AdamRates;
import cairn.tensor.kernels.ParameterLoops;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Steps of optimizers in vectors give the bits that one number at a time gives.
class ParameterVectorsTest {
    private static final int N = 4 * Simd.W;
    private static final int AT = 3; // where the parameter begins; the others follow with gaps

    private static float[] numbers() {
        Random random = new Random(5);
        float[] x = new float[5 * N];
        for (int i = 0; i < x.length; i++)
            x[i] = (float) Math.exp(8 * random.nextGaussian()) * (i < 3 * N ? 1 - 2 * (i % 2) : 1);
        return x;
    }

    @Test
    void plainDescent() {
        float[] a = numbers();
        float[] b = numbers();
        ParameterVectors.sgdVectors(0.1f, 0.01f, a, AT, a, N + AT, N);
        ParameterLoops.sgd(0.1f, 0.01f, b, AT, b, N + AT, N);
        assertArrayEquals(b, a);
    }

    @Test
    void momentum() {
        for (boolean nesterov : new boolean[] {false, true}) {
            float[] a = numbers();
            float[] b = numbers();
            ParameterVectors.momentumVectors(0.1f, 0.01f, 0.9f, 0.7f, nesterov, a, AT, a, N + AT, a, 2 * N + AT, N);
            ParameterLoops.momentum(0.1f, 0.01f, 0.9f, 0.7f, nesterov, b, AT, b, N + AT, b, 2 * N + AT, N);
            assertArrayEquals(b, a);
        }
    }

    @Test
    void adam() {
        AdamRates rates = new AdamRates();
        rates.moments(0.9, 0.999, 1e-8);
        rates.step(1e-3, 0.9, 0.999, 7);
        rates.decay(0.02, 1e-4);
        float[] a = numbers();
        float[] b = numbers();
        ParameterVectors.adamVectors(rates, a, AT, a, N + AT, a, 2 * N + AT, a, 3 * N + AT, N);
        ParameterLoops.adam(rates, b, AT, b, N + AT, b, 2 * N + AT, b, 3 * N + AT, N);
        assertArrayEquals(b, a);
    }
}
