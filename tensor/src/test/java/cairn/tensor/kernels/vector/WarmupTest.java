package cairn.tensor.kernels.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.kernels.Unary;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WarmupTest {
    @Test
    void twinsDoTheWorkUntilItIsWorthCompiling() {
        Tier tier = new Tier(() -> {}, WarmupTest::pause, 100);
        assertFalse(tier.isCompiled(60));
        assertFalse(tier.isCompiled(30));
    }

    @Test
    void vectorCodeTakesOverWhenItIsTheFasterOne() throws InterruptedException {
        Tier tier = new Tier(() -> {}, WarmupTest::pause, 100);
        tier.isCompiled(100);
        for (int i = 0; i < 500 && !tier.isCompiled(1); i++) Thread.sleep(10);
        assertTrue(tier.isCompiled(1));
    }

    private static void pause() {
        long end = System.nanoTime() + 50_000;
        while (System.nanoTime() < end) Thread.onSpinWait();
    }

    @Test
    void resultsStayTheSameWhileVectorCodeTakesOver() {
        float[] x = new float[4000];
        Random random = new Random(2);
        for (int i = 0; i < x.length; i++) x[i] = random.nextFloat() * 10 - 5;
        var kernels = new VectorKernels();
        float[] first = new float[x.length];
        kernels.unary(Unary.GELU, x, 0, 1, first, 0, 1, x.length);
        float[] later = new float[x.length];
        long end = System.nanoTime() + 700_000_000;
        while (System.nanoTime() < end) {
            kernels.unary(Unary.GELU, x, 0, 1, later, 0, 1, x.length);
            assertArrayEquals(first, later);
        }
    }
}
