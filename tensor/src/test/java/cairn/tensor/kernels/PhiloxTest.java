package cairn.tensor.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhiloxTest {
    /// The first known answer of the reference implementation, Random123: counter and key 0.
    @Test
    void givesTheKnownAnswer() {
        int[] expected = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
        for (int i = 0; i < 4; i++) assertEquals(expected[i], Philox.bits(0, i));
    }

    @Test
    void drawsGroupsAsItDrawsSingleLanes() {
        long seed = 0x123456789ABCDEFL;
        for (long block : new long[] {0, 63, (1L << 32) - 5, 1L << 40}) {
            long[] group = new long[Philox.GROUP];
            Philox.group(seed, block, group);
            for (int lane = 0; lane < Philox.LANES; lane++)
                for (int j = 0; j < Philox.BLOCKS; j++)
                    assertEquals(
                            Integer.toUnsignedLong(Philox.bits(seed, (block + j) * Philox.LANES + lane)),
                            group[lane * Philox.BLOCKS + j]);
        }
    }

    @Test
    void turnsUniformNumbersIntoNormalOnesExactlyToFloat() {
        Draws draws = Draws.ofThread();
        int half = Philox.GROUP / 2;
        for (long block = 0; block < 640_000; block += 64_000) {
            float[] u = draws.uniform(5, block).clone();
            double[] expected = new double[Philox.GROUP];
            for (int j = 0; j < half; j++) {
                double radius = Math.sqrt(-2 * Math.log(1 - u[j]));
                expected[j] = radius * Math.cos(2 * Math.PI * u[half + j]);
                expected[half + j] = radius * Math.sin(2 * Math.PI * u[half + j]);
            }
            float[] z = draws.normal(5, block);
            for (int j = 0; j < z.length; j++) assertEquals(expected[j], z[j], 2e-6);
        }
    }

    @Test
    void hasTheMomentsOfTheNormalDistribution() {
        Draws draws = Draws.ofThread();
        double[] moments = new double[5];
        int n = 0;
        for (int i = 0; i < 2000; i++, n += Philox.GROUP)
            for (float z : draws.normal(1, (long) i * Philox.BLOCKS))
                for (int k = 1; k <= 4; k++) moments[k] += Math.pow(z, k);
        assertArrayEquals(
                new double[] {0, 1, 0, 3},
                new double[] {moments[1] / n, moments[2] / n, moments[3] / n, moments[4] / n},
                0.03);
    }
}
