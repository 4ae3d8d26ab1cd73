package cairn.nn.init;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class InitTest {
    private static float[] draw(Initializer init, int... shape) {
        return Rng.with(Rng.of(5), () -> init.values(Shape.of(shape))).toFloatArray();
    }

    private static double mean(float[] x) {
        double s = 0;
        for (float v : x) s += v;
        return s / x.length;
    }

    private static double std(float[] x) {
        double m = mean(x);
        double s = 0;
        for (float v : x) s += (v - m) * (v - m);
        return Math.sqrt(s / x.length);
    }

    private static void isUniform(double bound, float[] x) {
        for (float v : x) assertTrue(Math.abs(v) <= bound, "outside: " + v);
        assertEquals(bound / Math.sqrt(3), std(x), 0.02 * bound);
        assertEquals(0, mean(x), 0.03 * bound);
    }

    private static void isNormal(double std, float[] x) {
        assertEquals(std, std(x), 0.02 * std);
        assertEquals(0, mean(x), 0.03 * std);
    }

    @Test
    void scalesByTheFansOfTheWeight() {
        isUniform(Math.sqrt(6.0 / 300), draw(Init.xavierUniform(), 100, 200));
        isUniform(2 * Math.sqrt(6.0 / 300), draw(Init.xavierUniform(2), 100, 200));
        isNormal(Math.sqrt(2.0 / 300), draw(Init.xavierNormal(), 100, 200));
        isUniform(Math.sqrt(6.0 / 200), draw(Init.kaimingUniform(), 100, 200));
        isNormal(Math.sqrt(2.0 / 200), draw(Init.kaimingNormal(), 100, 200));
        isNormal(5.0 / 3 / 10, draw(Init.kaimingNormal(Gain.TANH, FanMode.FAN_OUT), 100, 200));
    }

    @Test
    void multipliesTheFansOfAConvolutionByItsKernel() {
        assertEquals(new Fans(3 * 25, 8 * 25), Fans.of(Shape.of(8, 3, 5, 5)));
        var e = assertThrows(IllegalArgumentException.class, () -> draw(Init.xavierNormal(), 5));
        assertEquals(
                "init: fan-in and fan-out need a weight [out, in, …] of at least two dims, got [5].", e.getMessage());
    }

    @Test
    void startsAffineLayersAsPyTorchDoes() {
        Tensor weight = Tensor.zeros(100, 400);
        Tensor bias = Tensor.zeros(2000);
        Rng.with(Rng.of(2), () -> {
            Init.affine(weight, bias);
            return weight;
        });
        isUniform(1 / 20.0, weight.toFloatArray());
        isUniform(1 / 20.0, bias.toFloatArray());
    }

    @Test
    void cutsTheTailsOfATruncatedNormal() {
        float[] x = draw(Init.truncatedNormal(1, 2, -1, 3), 100, 100);
        for (float v : x) assertTrue(v >= -1 && v <= 3, "outside: " + v);
        assertEquals(1, mean(x), 0.03);
        assertEquals(2 * 0.5396, std(x), 0.02); // a standard normal cut at ±1
        assertThrows(IllegalArgumentException.class, () -> Init.truncatedNormal(0, 1, 2, -2));
    }

    @Test
    void makesRowsOrColumnsAtRightAngles() {
        for (int[] shape : new int[][] {{4, 9}, {9, 4}, {6, 2, 3}}) {
            Tensor w = Tensor.of(draw(Init.orthogonal(3), shape), shape).reshape(shape[0], -1);
            Tensor product = shape[0] <= w.size(1)
                    ? w.matmul(w.transpose())
                    : w.transpose().matmul(w);
            assertArrayEquals(Tensor.eye(product.size(0)).mul(9).toFloatArray(), product.toFloatArray(), 1e-5f);
        }
    }

    @Test
    void setsAShareOfEachColumnToZero() {
        float[] x = draw(Init.sparse(0.25, 1), 8, 5);
        for (int c = 0; c < 5; c++) {
            int zeros = 0;
            for (int r = 0; r < 8; r++) if (x[r * 5 + c] == 0) zeros++;
            assertEquals(2, zeros);
        }
        assertThrows(IllegalArgumentException.class, () -> draw(Init.sparse(0.25, 1), 8));
    }

    @Test
    void fillsWithConstantsAndTheIdentity() {
        assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0}, draw(Init.eye(), 2, 3));
        assertArrayEquals(new float[] {2, 2}, draw(Init.constant(2), 2));
        assertArrayEquals(new float[] {1, 1}, Init.ones().fill(Tensor.zeros(2)).toFloatArray());
        assertArrayEquals(new float[] {0, 0}, Init.zeros().fill(Tensor.ones(2)).toFloatArray());
    }

    @Test
    void knowsTheGainsOfNonlinearities() {
        assertEquals(Math.sqrt(2 / 1.01), Gain.leakyReLU(0.1), 1e-12);
        isNormal(3, draw(Init.normal(0, 3), 100, 100));
        isUniform(2, draw(Init.uniform(-2, 2), 100, 100));
    }
}
