package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTest {
    @Test
    void numbersItsLayersAsPyTorchDoes() {
        var net = new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1));
        assertEquals(
                List.of("0.weight", "0.bias", "2.weight", "2.bias"),
                List.copyOf(net.stateDict().keySet()));
        assertEquals("""
                new Sequential(  // 13 parameters
                    new Linear(2, 3),  // 9 parameters
                    new ReLU(),
                    new Linear(3, 1)  // 4 parameters
                )""", net.toString());
    }

    @Test
    void namesItsLayersOnRequest() {
        var net = new Sequential().with("hidden", new Linear(2, 3)).with("act", new ReLU());
        assertEquals(
                List.of("hidden.weight", "hidden.bias"),
                List.copyOf(net.stateDict().keySet()));
        assertEquals("""
                new Sequential()  // 9 parameters
                    .with("hidden", new Linear(2, 3))  // 9 parameters
                    .with("act", new ReLU())""", net.toString());
        var e = assertThrows(IllegalArgumentException.class, () -> net.with("act", new Tanh()));
        assertEquals("Sequential has a layer named \"act\" already.", e.getMessage());
    }

    @Test
    void givesLayersByPosition() {
        ReLU last = new ReLU();
        var net = new Sequential(new Tanh(), last);
        assertSame(last, net.get(-1));
        assertEquals(2, net.size());
        var e = assertThrows(IndexOutOfBoundsException.class, () -> net.get(2));
        assertEquals("Sequential of 2 layers has no layer 2.", e.getMessage());
    }

    @Test
    void reportsTheLayerThatDoesNotFit() {
        var net = new Sequential(new Linear(2, 3), new Linear(4, 5));
        var e = assertThrows(ShapeException.class, () -> net.forward(Tensor.zeros(2, 2)));
        assertEquals("Linear(4 → 5) expects [..., 4] but got [2, 3].", e.getMessage());
        var images = assertThrows(ShapeException.class, () -> new Linear(6, 5).forward(Tensor.ones(4, 1, 2, 3)));
        assertEquals(
                "Linear(6 → 5) expects [..., 6] but got [4, 1, 2, 3]. Put new Flatten() before it.",
                images.getMessage());
    }
}
