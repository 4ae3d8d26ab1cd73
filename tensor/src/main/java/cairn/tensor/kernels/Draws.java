package cairn.tensor.kernels;

/// Random numbers by the group: the space in which one thread makes [Philox#GROUP] draws and turns them into uniform or normal numbers.
///
/// Every loop runs over arrays of fixed length, so that the JIT compiler vectorises it. Logarithm, sine and cosine are short
/// polynomials, so that every machine draws the same numbers.
public final class Draws {
    private static final ThreadLocal<Draws> OF_THREAD = ThreadLocal.withInitial(Draws::new);

    private static final int BLOCKS = Philox.BLOCKS;
    private static final int HALF = Philox.GROUP / 2;
    private static final int SQRT_HALF_BITS = 0x3F3504F3;
    private static final int ONE_BITS = 0x3F800000;
    private static final float LN2 = 0.6931472f;
    private static final float PI = 3.1415927f;

    private final long[] draws = new long[Philox.GROUP];
    private final float[] values = new float[Philox.GROUP];
    private final long[] integers = new long[HALF];
    private final int[] bits = new int[HALF];
    private final float[] mantissas = new float[HALF];
    private final float[] exponents = new float[HALF];

    private Draws() {}

    /// The space of the current thread.
    public static Draws ofThread() {
        return OF_THREAD.get();
    }

    /// [Philox#GROUP] numbers uniform in `[0, 1)` from the group at `block`, valid until the next call.
    public float[] uniform(long seed, long block) {
        Philox.group(seed, block, draws);
        for (int j = 0; j < Philox.GROUP; j++) values[j] = Philox.toUnit((int) draws[j]);
        return values;
    }

    /// [Philox#GROUP] standard normal numbers from the group at `block`, valid until the next call (Box and Muller, 1958):
    /// `z₁ = √(−2 ln(1 − u₁)) · cos 2πu₂` and `z₂ = √(−2 ln(1 − u₁)) · sin 2πu₂`.
    public float[] normal(long seed, long block) {
        uniform(seed, block);
        radii();
        turns();
        return values;
    }

    /// Half a group of integers uniform in `[0, range)` from 64 random bits each; `range` is unsigned. Valid until the next call.
    public long[] integers(long seed, long block, long range) {
        Philox.group(seed, block, draws);
        if (range >>> 32 == 0) scaleByInt(range);
        else scaleByLong(range);
        return integers;
    }

    // NOTE: several short loops, because the JIT compiler does not vectorise them as one.
    private void radii() {
        for (int j = 0; j < HALF; j++)
            bits[j] = Float.floatToRawIntBits(1 - values[j]) + (ONE_BITS - SQRT_HALF_BITS); // 1 − u is never 0
        for (int j = 0; j < HALF; j++)
            mantissas[j] = Float.intBitsToFloat((bits[j] & 0x7FFFFF) + SQRT_HALF_BITS); // in [√½, √2)
        for (int j = 0; j < HALF; j++) exponents[j] = (bits[j] >> 23) - 127;
        for (int j = 0; j < HALF; j++) {
            float s = (mantissas[j] - 1) / (mantissas[j] + 1); // ln m = 2 artanh s
            float q = s * s;
            values[j] = exponents[j] * LN2 + 2 * s * (1 + q * (1 / 3f + q * (1 / 5f + q * (1 / 7f + q * (1 / 9f)))));
        }
        for (int j = 0; j < HALF; j++) values[j] = (float) Math.sqrt(-2 * values[j]);
    }

    /// With θ = π(u₂ − ½): cos 2πu₂ = 2 sin²θ − 1 and sin 2πu₂ = −2 sin θ cos θ.
    private void turns() {
        for (int j = 0; j < HALF; j++) {
            float radius = values[j];
            float angle = (values[HALF + j] - 0.5f) * PI;
            float sin = sin(angle);
            float cos = cos(angle);
            values[j] = radius * (2 * sin * sin - 1);
            values[HALF + j] = radius * (-2 * sin * cos);
        }
    }

    private static float sin(float x) {
        float q = x * x;
        float y = -1 / 39916800f;
        y = 1 / 362880f + q * y;
        y = -1 / 5040f + q * y;
        y = 1 / 120f + q * y;
        y = -1 / 6f + q * y;
        return x * (1 + q * y);
    }

    private static float cos(float x) {
        float q = x * x;
        float y = 1 / 479001600f;
        y = -1 / 3628800f + q * y;
        y = 1 / 40320f + q * y;
        y = -1 / 720f + q * y;
        y = 1 / 24f + q * y;
        y = -1 / 2f + q * y;
        return 1 + q * y;
    }

    private void scaleByInt(long range) {
        for (int j = 0; j < BLOCKS; j++) {
            integers[j] = (draws[j] * range + (draws[BLOCKS + j] * range >>> 32)) >>> 32;
            integers[BLOCKS + j] = (draws[2 * BLOCKS + j] * range + (draws[3 * BLOCKS + j] * range >>> 32)) >>> 32;
        }
    }

    private void scaleByLong(long range) {
        for (int j = 0; j < BLOCKS; j++) {
            integers[j] = Math.unsignedMultiplyHigh(draws[j] << 32 | draws[BLOCKS + j], range);
            integers[BLOCKS + j] =
                    Math.unsignedMultiplyHigh(draws[2 * BLOCKS + j] << 32 | draws[3 * BLOCKS + j], range);
        }
    }
}
