package cairn.tensor;

import cairn.tensor.engine.Engine;
import cairn.tensor.kernels.Philox;
import java.util.function.Supplier;

/// A counter-based random generator: Philox4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011).
///
/// Draw number `p` depends only on the seed and `p`, so a result does not depend on how many threads produced it, and the whole state is
/// two numbers. Operations that need randomness use [#current()] unless they are given a generator.
///
/// PyTorch: `torch.Generator`. The numbers differ from PyTorch's.
public final class Rng {
    private static final Rng SHARED = new Rng(System.nanoTime());
    private static final ThreadLocal<Rng> BOUND = new ThreadLocal<>();
    private static final String DRAWS = "draws random numbers on the Java side";

    private long seed;
    private long position;

    /// The two numbers that determine everything a generator will draw.
    ///
    /// @param position how many 32-bit draws were made
    public record State(long seed, long position) {}

    private Rng(long seed) {
        this.seed = seed;
    }

    /// A generator at the beginning of the sequence that `seed` names.
    public static Rng of(long seed) {
        return new Rng(seed);
    }

    /// A generator at `state`.
    public static Rng of(State state) {
        Rng rng = new Rng(state.seed);
        rng.position = state.position;
        return rng;
    }

    /// The generator of this thread: the one bound by [#with], else the one that the whole process shares.
    public static Rng current() {
        Rng bound = BOUND.get();
        Rng rng = bound != null ? bound : SHARED;
        Engine.generatorRead(rng);
        return rng;
    }

    /// Starts the current generator anew. PyTorch: `torch.manual_seed`.
    public static void seed(long seed) {
        current().state(new State(seed, 0));
    }

    /// Runs `work` with `rng` as this thread's current generator.
    public static <T> T with(Rng rng, Supplier<T> work) {
        Rng outer = BOUND.get();
        BOUND.set(rng);
        try {
            return work.get();
        } finally {
            if (outer == null) BOUND.remove();
            else BOUND.set(outer);
        }
    }

    /// Runs `work` with the draws that follow `state`, without moving the current generator.
    public static <T> T replay(State state, Supplier<T> work) {
        return with(of(state), work);
    }

    /// Where the generator stands.
    public synchronized State state() {
        return new State(seed, position);
    }

    /// Moves the generator to `state`.
    public synchronized void state(State state) {
        Engine.unrepeatable("sets the state of a random generator");
        seed = state.seed;
        position = state.position;
    }

    /// Takes the next `draws` 32-bit draws for the caller and returns the position of the first.
    public synchronized long reserve(long draws) {
        long first = position;
        position += draws;
        return first;
    }

    /// Takes the next `blocks` whole blocks of four draws for the caller and returns the number of the first block.
    public synchronized long reserveBlocks(long blocks) {
        long first = Math.ceilDiv(position, Philox.LANES);
        position = (first + blocks) * Philox.LANES;
        return first;
    }

    /// The seed.
    public synchronized long seed() {
        return seed;
    }

    /// The next integer, uniform in `[0, bound)`.
    public int nextInt(int bound) {
        Engine.unrepeatable(DRAWS);
        return (int) (Integer.toUnsignedLong(bits(seed, reserve(1))) * bound >>> 32);
    }

    /// The next number, uniform in `[0, 1)`.
    public float nextFloat() {
        Engine.unrepeatable(DRAWS);
        return toUnit(bits(seed, reserve(1)));
    }

    /// A random order of `0 … n−1` (Fisher and Yates).
    public int[] permutation(int n) {
        int[] p = new int[n];
        for (int i = 0; i < n; i++) p[i] = i;
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int t = p[i];
            p[i] = p[j];
            p[j] = t;
        }
        return p;
    }

    /// The 32 random bits at `position` of the sequence that `seed` names.
    public static int bits(long seed, long position) {
        return Philox.bits(seed, position);
    }

    /// 32 random bits as a float in `[0, 1)`, a multiple of 2⁻²⁴.
    public static float toUnit(int bits) {
        return Philox.toUnit(bits);
    }
}
