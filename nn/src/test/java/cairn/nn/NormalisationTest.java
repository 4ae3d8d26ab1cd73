package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    @Test
    void normalisesABatchAndRemembersIt() {
        var norm = new BatchNorm1d(2);
        Tensor x = Tensor.of(new float[][] {{1, 10}, {3, 30}, {5, 50}});
        assertArrayEquals(new float[] {0, 0}, norm.forward(x).mean(0).toFloatArray(), 1e-5f);
        assertArrayEquals(
                new float[] {0.3f, 3}, norm.namedBuffers().get("running_mean").toFloatArray(), 1e-6f);
        assertArrayEquals(
                new float[] {1.3f, 40.9f},
                norm.namedBuffers().get("running_var").toFloatArray(),
                1e-4f);
        assertEquals(1, norm.namedBuffers().get("num_batches_tracked").itemLong());
        norm.eval();
        norm.forward(x);
        assertEquals(1, norm.namedBuffers().get("num_batches_tracked").itemLong());
    }

    @Test
    void averagesAllBatchesOnRequest() {
        var norm = new BatchNorm1d(1, BatchNorm.defaults().cumulativeAverage());
        norm.forward(Tensor.of(new float[][] {{1}, {3}}));
        norm.forward(Tensor.of(new float[][] {{5}, {7}}));
        assertArrayEquals(
                new float[] {4}, norm.namedBuffers().get("running_mean").toFloatArray(), 1e-6f);
    }

    @Test
    void forgetsItsStatisticsWhenReset() {
        var norm = new BatchNorm1d(1);
        norm.forward(Tensor.of(new float[][] {{1}, {3}}));
        norm.resetParameters();
        assertEquals(0, norm.namedBuffers().get("num_batches_tracked").itemLong());
        assertEquals(0, norm.namedBuffers().get("running_mean").item());
        assertEquals(1, norm.namedBuffers().get("running_var").item());
    }

    @Test
    void refusesInputsOfAnotherForm() {
        var norm = new BatchNorm1d(3);
        var e = assertThrows(ShapeException.class, () -> norm.forward(Tensor.zeros(2, 4)));
        assertEquals("BatchNorm1d(3) expects [N, 3] or [N, 3, L] but got [2, 4].", e.getMessage());
        e = assertThrows(ShapeException.class, () -> norm.forward(Tensor.zeros(1, 3)));
        assertEquals(
                "BatchNorm1d(3): batchNorm: training needs more than one value per channel, got [1, 3]. Use a larger batch, or eval().",
                e.getMessage());
        e = assertThrows(ShapeException.class, () -> new LayerNorm(2, 3).forward(Tensor.zeros(2, 4)));
        assertEquals("LayerNorm(2, 3) expects [..., 2, 3] but got [2, 4].", e.getMessage());
    }

    @Test
    void refusesPicturesWhoseChannelsAreElsewhere() {
        var norm = new BatchNorm2d(3);
        var e = assertThrows(ShapeException.class, () -> norm.forward(Tensor.zeros(2, 8, 8, 3)));
        assertEquals(
                "BatchNorm2d(3) expects [N, 3, H, W] but got [2, 8, 8, 3]. Channels come before the sizes: use x.movedim(-1, 1).",
                e.getMessage());
        e = assertThrows(ShapeException.class, () -> norm.forward(Tensor.zeros(3, 8, 8)));
        assertEquals(
                "BatchNorm2d(3) expects [N, 3, H, W] but got [3, 8, 8]. Add a batch: x.unsqueeze(0).", e.getMessage());
        e = assertThrows(ShapeException.class, () -> new BatchNorm3d(3).forward(Tensor.zeros(2, 3, 4, 4)));
        assertEquals("BatchNorm3d(3) expects [N, 3, D, H, W] but got [2, 3, 4, 4].", e.getMessage());
    }

    @Test
    void givesStatisticsOfLongBatchesToFullPrecision() {
        var norm = new BatchNorm1d(1, BatchNorm.defaults().momentum(1));
        float[] x = new float[100_000];
        for (int i = 0; i < x.length; i++) x[i] = 1000 + (i % 2);
        norm.forward(Tensor.of(x, x.length, 1));
        assertEquals(1000.5f, norm.namedBuffers().get("running_mean").item(), 1e-4f);
        assertEquals(0.25f, norm.namedBuffers().get("running_var").item(), 1e-5f);
    }
}
