package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Shape;
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

    @Test
    void normalisesGroupsOfChannelsSampleBySample() {
        Tensor x = Tensor.of(new float[] {1, 3, 10, 30}, 1, 4);
        assertArrayEquals(
                new float[] {-1, 1, -1, 1}, new GroupNorm(2, 4).forward(x).toFloatArray(), 1e-4f);
        assertEquals(
                Shape.of(0, 4, 3),
                new GroupNorm(2, 4).forward(Tensor.zeros(0, 4, 3)).shape());
    }

    @Test
    void givesEmptyBatchesGradientsOfZero() {
        for (Layer norm : new Layer[] {new GroupNorm(2, 4), new RMSNorm(3), new InstanceNorm1d(4)}) {
            Tensor x = Tensor.zeros(0, 4, 3).requiresGrad(true);
            norm.forward(x).sum().backward();
            assertEquals(Shape.of(0, 4, 3), x.grad().shape());
            for (Tensor p : norm.parameters())
                assertEquals(0, p.grad().abs().sum().item());
        }
    }

    @Test
    void refusesGroupsThatDoNotFitTheChannels() {
        var e = assertThrows(IllegalArgumentException.class, () -> new GroupNorm(3, 4));
        assertEquals("GroupNorm: numGroups must divide numChannels, got 3 groups of 4 channels.", e.getMessage());
        e = assertThrows(ShapeException.class, () -> new GroupNorm(2, 4).forward(Tensor.zeros(2, 5, 5, 4)));
        assertEquals(
                "GroupNorm(2, 4) expects [N, 4, …] but got [2, 5, 5, 4]. Channels come before the sizes: use x.movedim(-1, 1).",
                e.getMessage());
    }

    @Test
    void keepsRunningStatisticsOfInstancesAsPyTorchDoes() {
        var norm = new InstanceNorm1d(1, InstanceNorm.defaults().withRunningStats());
        Tensor x = Tensor.of(new float[] {1, 3, 5, 9}, 2, 1, 2);
        norm.forward(x);
        assertArrayEquals(
                new float[] {0.45f}, norm.namedBuffers().get("running_mean").toFloatArray(), 1e-6f);
        assertArrayEquals(
                new float[] {1.4f}, norm.namedBuffers().get("running_var").toFloatArray(), 1e-6f);
        assertEquals(0, norm.namedBuffers().get("num_batches_tracked").itemLong());
        norm.eval();
        assertEquals(
                (1 - 0.45f) / Math.sqrt(1.4 + 1e-5),
                norm.forward(x).flatten(0, 2).select(0, 0).item(),
                1e-6);
    }

    @Test
    void refusesInstancesOfOneValue() {
        var norm = new InstanceNorm2d(3);
        var e = assertThrows(ShapeException.class, () -> norm.forward(Tensor.zeros(2, 3, 1, 1)));
        assertEquals(
                "InstanceNorm2d(3) expects more than one value per channel to find their mean and variance but got [2, 3, 1, 1].",
                e.getMessage());
        e = assertThrows(ShapeException.class, () -> norm.forward(Tensor.zeros(2, 4, 5, 5)));
        assertEquals("InstanceNorm2d(3) expects [N, 3, H, W] or [3, H, W] but got [2, 4, 5, 5].", e.getMessage());
    }

    @Test
    void dividesByTheRootOfTheMeanSquare() {
        Tensor x = Tensor.of(new float[][] {{3, 4}, {-6, 8}});
        float rms = (float) Math.sqrt(12.5);
        assertArrayEquals(
                new float[] {3 / rms, 4 / rms, -3 / rms, 4 / rms},
                new RMSNorm(2).forward(x).toFloatArray(),
                1e-6f);
    }

    @Test
    void dampsValuesAmongStrongNeighbours() {
        Tensor x = Tensor.of(new float[] {1, 2, 3}, 1, 3, 1);
        float[] y = new LocalResponseNorm(2, 1, 1, 0).forward(x).toFloatArray();
        assertArrayEquals(new float[] {1 / 0.5f, 2 / 2.5f, 3 / 6.5f}, y, 1e-5f);
        var e = assertThrows(ShapeException.class, () -> new LocalResponseNorm(2).forward(Tensor.zeros(2, 3)));
        assertEquals(
                "LocalResponseNorm(2): localResponseNorm: x must be [N, C, …] with sizes after C, got [2, 3].",
                e.getMessage());
    }
}
