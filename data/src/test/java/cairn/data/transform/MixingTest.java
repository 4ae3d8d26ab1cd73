package cairn.data.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Batch;
import cairn.data.BatchTransform;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.data.TensorDataset;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixingTest {
    /// Image `i` is all `i`, and so is its class.
    private static Dataset numbered(int n) {
        Tensor x = Tensor.arange(0.0, n, 1).reshape(n, 1, 1, 1).expand(n, 2, 6, 6);
        return new TensorDataset(x, Tensor.arange(n));
    }

    private static Batch mixed(BatchTransform t, int n, long seed) {
        return Rng.with(Rng.of(seed), () -> t.apply(numbered(n).all()));
    }

    @Test
    void mixupMixesInputsAndTargetsAlike() {
        Batch batch = mixed(new Mixup(8), 8, 1);
        assertArrayEquals(new int[] {8, 8}, batch.y().shape().dims());
        assertArrayEquals(Tensor.ones(8).toFloatArray(), batch.y().sum(1).toFloatArray(), 1e-6f);
        Tensor expected = batch.y().matmul(Tensor.arange(0.0, 8, 1)); // Σ p·class = the mixed pixel
        for (int c = 0; c < 2; c++)
            assertArrayEquals(
                    expected.toFloatArray(),
                    batch.x().select(1, c).select(1, 3).select(1, 5).toFloatArray(),
                    1e-5f);
    }

    @Test
    void cutMixMixesTargetsByArea() {
        for (long seed = 1; seed <= 20; seed++) {
            Batch batch = mixed(new CutMix(8), 8, seed);
            Tensor expected = batch.y().matmul(Tensor.arange(0.0, 8, 1));
            assertArrayEquals(expected.toFloatArray(), batch.x().mean(1, 2, 3).toFloatArray(), 1e-4f, "seed " + seed);
        }
    }

    @Test
    void cutMixTakesOneRectangle() {
        Batch batch = mixed(new CutMix(8), 8, 4);
        Tensor foreign = batch.x().select(0, 0).select(0, 0).ne(0).to(cairn.tensor.DType.F32); // [6, 6]
        float area = foreign.sum().item();
        assertEquals(area, foreign.amax(0).sum().item() * foreign.amax(1).sum().item());
    }

    @Test
    void numbersAreMixedAsTheyAre() {
        Dataset numbers = new TensorDataset(Tensor.of(new float[][] {{0}, {1}}), Tensor.of(new float[][] {{10}, {20}}));
        Batch batch = Rng.with(Rng.of(3), () -> new Mixup(1).apply(numbers.all()));
        assertArrayEquals(batch.x().mul(10).add(10).toFloatArray(), batch.y().toFloatArray(), 1e-5f);
    }

    @Test
    void sharesFollowTheBetaDistribution() {
        for (double alpha : new double[] {0.05, 0.2, 1, 4}) {
            Rng rng = Rng.of(1);
            double sum = 0;
            double squares = 0;
            int n = 20_000;
            for (int i = 0; i < n; i++) {
                double x = Beta.draw(rng, alpha);
                assertTrue(x >= 0 && x <= 1, "share " + x);
                sum += x;
                squares += (x - 0.5) * (x - 0.5);
            }
            assertEquals(0.5, sum / n, 0.015, "mean for alpha " + alpha);
            assertEquals(1 / (4 * (2 * alpha + 1)), squares / n, 0.005, "variance for alpha " + alpha);
        }
    }

    @Test
    void theLoaderGivesTheSameMixturesHoweverManyBatchesAreGatheredAhead() {
        Dataset data = numbered(20).map(new RandomCrop(6, 2)).mapBatches(new Mixup(20));
        List<float[]> first = epoch(data, 0);
        List<float[]> ahead = epoch(data, 3);
        assertEquals(first.size(), ahead.size());
        for (int i = 0; i < first.size(); i++) assertArrayEquals(first.get(i), ahead.get(i));
    }

    private static List<float[]> epoch(Dataset data, int prefetch) {
        List<float[]> batches = new ArrayList<>();
        for (Batch b : new DataLoader(data, DataLoader.batches(4).shuffle(9).prefetch(prefetch))) {
            batches.add(b.x().toFloatArray());
            batches.add(b.y().toFloatArray());
        }
        return batches;
    }

    @Test
    void aDatasetOfMixturesStillKnowsItsClasses() {
        Dataset data = numbered(5).mapBatches(new CutMix(5));
        assertEquals(5, data.info().classes());
        assertArrayEquals(new long[] {0, 1, 2, 3, 4}, data.labels());
        assertEquals(numbered(5).checksum(), data.checksum());
        assertArrayEquals(new float[] {0, 0, 0, 1, 0}, data.get(3).y().toFloatArray());
        assertArrayEquals(new int[] {2, 6, 6}, data.get(3).x().shape().dims());
    }
}
