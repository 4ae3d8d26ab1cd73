package cairn.tensor.kernels.vector;

import java.util.ArrayDeque;
import java.util.Queue;

/// Brings vector code to the optimizing compiler, on a thread of its own.
///
/// Until C2 has compiled it, code of the Vector API puts every vector on the heap and is a hundred times slower than a plain loop. So each
/// piece of vector code has a scalar twin, which gives the same results bit for bit and does the work at first. When the twin has done
/// enough of it for the vector code to be worth compiling, the vector code is run here, on data of no importance, until it is the
/// faster one. From then on it does the work. When that happens depends on the machine; results do not.
final class Warmup {
    private static final int RUNS_PER_ROUND = 20;

    /// What takes longer than this to compile never will.
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final Queue<Tier> WAITING = new ArrayDeque<>();
    private static boolean running;

    private Warmup() {}

    /// Has the vector code compiled, after what was asked for before.
    static void request(Tier tier) {
        synchronized (WAITING) {
            WAITING.add(tier);
            if (running) return;
            running = true;
        }
        Thread.ofPlatform().daemon().name("cairn-warmup").start(Warmup::compileAll);
    }

    private static void compileAll() {
        while (true) {
            Tier next;
            synchronized (WAITING) {
                next = WAITING.poll();
                running = next != null;
            }
            if (next == null) return;
            compile(next);
        }
    }

    private static void compile(Tier tier) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            long scalar = Long.MAX_VALUE;
            long vector = Long.MAX_VALUE;
            for (int i = 0; i < RUNS_PER_ROUND; i++) {
                vector = Math.min(vector, nanos(tier::runVector));
                scalar = Math.min(scalar, nanos(tier::runScalar));
            }
            if (vector < scalar) {
                tier.setCompiled();
                return;
            }
        }
    }

    private static long nanos(Runnable code) {
        long start = System.nanoTime();
        code.run();
        return System.nanoTime() - start;
    }
}
