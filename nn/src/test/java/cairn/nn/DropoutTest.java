package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Rng;
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
}
