package cairn.tensor.kernels;

/// The counter-based generator Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011): ten rounds of
/// multiplying and mixing turn a block number and a seed into four draws of 32 random bits.
public final class Philox {
    /// The number of draws in a block.
    public static final int LANES = 4;

    /// The number of blocks that [#group] computes side by side.
    public static final int BLOCKS = 64;

    /// The number of draws in a group.
    public static final int GROUP = LANES * BLOCKS;

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /// The draw at `position` of the sequence that `seed` names: one lane of one block.
    public static int bits(long seed, long position) {
        long block = position / LANES;
        long x0 = block & LOW;
        long x1 = block >>> 32;
        long x2 = 0;
        long x3 = 0;
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int i = 0; i < ROUNDS; i++, k0 += WEYL_0, k1 += WEYL_1) {
            long p0 = MULTIPLIER_0 * x0;
            long p1 = MULTIPLIER_1 * x2;
            x0 = (p1 >>> 32) ^ x1 ^ (k0 & LOW);
            x1 = p1 & LOW;
            x2 = (p0 >>> 32) ^ x3 ^ (k1 & LOW);
            x3 = p0 & LOW;
        }
        return (int)
                switch ((int) position & (LANES - 1)) {
                    case 0 -> x0;
                    case 1 -> x1;
                    case 2 -> x2;
                    default -> x3;
                };
    }

    /// A draw as a float in `[0, 1)`, a multiple of 2⁻²⁴.
    public static float toUnit(int bits) {
        return (bits >>> 8) * 0x1p-24f;
    }

    /// The draws of [#BLOCKS] blocks from `block` on, lane by lane: lane `l` of block `block + j` is `x[l · BLOCKS + j]`, in the lower half
    /// of the long.
    public static void group(long seed, long block, long[] x) {
        for (int j = 0; j < BLOCKS; j++) {
            x[j] = (block + j) & LOW;
            x[BLOCKS + j] = (block + j) >>> 32;
            x[2 * BLOCKS + j] = 0;
            x[3 * BLOCKS + j] = 0;
        }
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int i = 0; i < ROUNDS; i++, k0 += WEYL_0, k1 += WEYL_1) round(x, k0 & LOW, k1 & LOW);
    }

    // NOTE: one round, constant distances and the masks at the factors are what lets the JIT compiler vectorise this
    // loop.
    private static void round(long[] x, long k0, long k1) {
        for (int j = 0; j < BLOCKS; j++) {
            long p0 = MULTIPLIER_0 * (x[j] & LOW);
            long p1 = MULTIPLIER_1 * (x[2 * BLOCKS + j] & LOW);
            x[j] = (p1 >>> 32) ^ x[BLOCKS + j] ^ k0;
            x[BLOCKS + j] = p1 & LOW;
            x[2 * BLOCKS + j] = (p0 >>> 32) ^ x[3 * BLOCKS + j] ^ k1;
            x[3 * BLOCKS + j] = p0 & LOW;
        }
    }
}
