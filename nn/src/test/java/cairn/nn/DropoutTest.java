package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DropoutTest {
    @Test
    void dropsTheGivenShareAndScalesTheRest() {
        var dropout = new Dropout(0.3);
        float[] y =
                Rng.with(Rng.of(1), () -> dropout.forward(Tensor.ones(10_000))).toFloatArray();
        int dropped = 0;
        for (float v : y) {
            if (v == 0) dropped++;
            else assertEquals(1 / 0.7f, v, 1e-6f);
        }
        assertEquals(0.3, dropped / 10_000.0, 0.02);
    }

    @Test
    void sendsGradientsThroughWhatItKept() {
        Tensor x = Tensor.ones(100).requiresGrad(true);
        Tensor y = new Dropout().forward(x);
        y.sum().backward();
        assertArrayEquals(y.toFloatArray(), x.grad().toFloatArray());
    }

    @Test
    void drawsAnewEachTimeAndDoesNothingInUse() {
        var dropout = new Dropout();
        Tensor x = Tensor.ones(200);
        assertNotEquals(dropout.forward(x).toString(), dropout.forward(x).toString());
        dropout.eval();
        assertSame(x, dropout.forward(x));
    }

    @Test
    void dropsEverythingAtOneAndRefusesMore() {
        assertEquals(0, new Dropout(1).forward(Tensor.ones(10)).sum().item());
        var e = assertThrows(IllegalArgumentException.class, () -> new Dropout(1.1));
        assertEquals("Dropout: p must be in [0, 1], got 1.1.", e.getMessage());
    }

    @Test
    void dropsWholeChannels() {
        Tensor y = Rng.with(Rng.of(1), () -> new Dropout2d(0.3).forward(Tensor.ones(50, 40, 2, 3)));
        Tensor least = y.amin(2, 3);
        assertTrue(least.equal(y.amax(2, 3)), "a channel is dropped or kept as a whole");
        assertEquals(0.3, least.eq(0).to(DType.F32).mean().item(), 0.03);
        assertEquals(1 / 0.7f, y.max().item(), 1e-6f);
    }

    @Test
    void takesSingleSequencesAndVolumesApartFromBatches() {
        float[] y = Rng.with(Rng.of(1), () -> new Dropout1d().forward(Tensor.ones(100, 7)))
                .sum(1)
                .toFloatArray();
        for (float channel : y) assertTrue(channel == 0 || channel == 14, "channels of [C, L], not samples");
        var e = assertThrows(ShapeException.class, () -> new Dropout2d().forward(Tensor.ones(3, 4)));
        assertEquals("Dropout2d(0.5) expects [N, C, H, W] or [N, C, L] but got [3, 4].", e.getMessage());
    }

    @Test
    void keepsMeanAndVarianceOfNormalInputsByAlphaDropout() {
        Tensor x = Tensor.randn(Rng.of(2), 200, 500);
        for (Layer dropout : new Layer[] {new AlphaDropout(0.2), new FeatureAlphaDropout(0.2)}) {
            Tensor y = Rng.with(Rng.of(3), () -> dropout.forward(x));
            assertEquals(0, y.mean().item(), 0.02);
            assertEquals(1, y.var().item(), 0.03);
        }
        assertEquals(0, new AlphaDropout(1).forward(x).abs().sum().item());
    }
}
