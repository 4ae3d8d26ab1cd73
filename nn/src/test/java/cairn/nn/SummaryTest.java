package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void tabulatesShapesParametersWorkAndMemory() {
        var net = new Sequential(
                new Linear(784, 256),
                new ReLU(),
                new Sequential().with("drop", new Dropout()).with("out", new Linear(256, 10)));
        net.get(0).freeze();
        assertEquals("""
                layer                      output shape  parameters  multiply-adds    memory
                ────────────────────────────────────────────────────────────────────────────
                Sequential                 [32, 10]
                  0: Linear(784 → 256)     [32, 256]        200,960      6,422,528  32.0 KiB
                  1: ReLU()                [32, 256]                                32.0 KiB
                  2: Sequential            [32, 10]
                    drop: Dropout(0.5)     [32, 256]
                    out: Linear(256 → 10)  [32, 10]           2,570         81,920   1.3 KiB
                ────────────────────────────────────────────────────────────────────────────
                total                                       203,530      6,504,448  65.3 KiB
                input [32, 784]; weights 795.0 KiB, 200,960 of them frozen; a training step keeps about 65.3 KiB more""", net.summary(32, 784).toString());
    }

    @Test
    void namesTheLayerWhereShapesDoNotFit() {
        var net = new Sequential(new Linear(4, 5), new Sequential(new ReLU(), new Linear(4, 5)));
        var e = assertThrows(ShapeException.class, () -> net.summary(2, 4));
        assertEquals("At layer 1.1: Linear(4 → 5) expects [..., 4] but got [2, 5].", e.getMessage());
    }

    @Test
    void namesTheLayerWhereAnOperationFails() {
        final class Wrong extends Layer {
            @Override
            protected Tensor compute(Tensor x) {
                return x.add(Tensor.zeros(3));
            }
        }
        var e = assertThrows(ShapeException.class, () -> new Sequential(new Wrong()).summary(2, 4));
        assertTrue(
                e.getMessage().startsWith("At layer 0: Wrong(): add: shapes [2, 4] and [3] cannot be broadcast"),
                e.getMessage());
    }

    @Test
    void leavesTheModelAsItWas() {
        var net = new Sequential(new BatchNorm1d(4), new Dropout());
        net.summary(8, 4);
        assertTrue(net.isTraining());
        assertEquals(0, net.namedBuffers().get("0.num_batches_tracked").itemLong());
        assertEquals(1, net.namedBuffers().get("0.running_var").toFloatArray()[2]);
    }

    @Test
    void takesNoMemoryForLargeBatches() {
        var net = new Sequential(new Linear(1000, 1000), new ReLU());
        var summary = net.summary(1_000_000, 1000);
        assertEquals(1_000_000_000_000L, summary.multiplyAdds());
        assertEquals(2 * 4_000_000_000L, summary.memoryBytes());
    }

    @Test
    void saysWhichLayerLooksAtValues() {
        final class Peeking extends Layer {
            @Override
            protected Tensor compute(Tensor x) {
                return x.mul(x.sum().item());
            }
        }
        var e = assertThrows(IllegalStateException.class, () -> new Sequential(new Peeking()).summary(2, 4));
        assertTrue(e.getMessage().startsWith("At layer 0: Peeking(): this layer looks at values"), e.getMessage());
    }
}
