package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LazyLinearTest {
    private final LazyLinear lazy = new LazyLinear(3);

    @Test
    void hasNoParametersBeforeItsFirstBatchAndSaysSo() {
        String message = "LazyLinear(? → 3) has no parameters yet: it learns its input size from the first batch. "
                + "Call forward or summary first.";
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, lazy::parameters).getMessage());
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, lazy::parameterCount).getMessage());
        assertEquals(
                message,
                assertThrows(IllegalStateException.class, lazy::stateDict).getMessage());
        assertEquals("new LazyLinear(3)  // parameters unknown until the first batch", lazy.toString());
        assertEquals(
                Map.of("type", "LazyLinear", "outFeatures", 3, "bias", true),
                lazy.config().toMap());
    }

    @Test
    void isALinearLayerFromTheFirstBatchOn() {
        assertArrayEquals(
                new int[] {2, 3}, lazy.forward(Tensor.randn(2, 5)).shape().dims());
        assertEquals("new Linear(5, 3)  // 18 parameters", lazy.toString());
        assertEquals(new Linear(5, 3).config(), lazy.config());
        var e = assertThrows(IllegalArgumentException.class, () -> lazy.forward(Tensor.randn(2, 4)));
        assertEquals("Linear(5 → 3) expects [..., 5] but got [2, 4].", e.getMessage());
    }

    @Test
    void learnsItsSizeFromASummaryWithUsableWeights() {
        var net = new Sequential(new LazyLinear(4), LazyLinear.withoutBias(2));
        net.summary(1, 6);
        assertEquals(28 + 8, net.parameterCount());
        assertArrayEquals(
                new int[] {3, 2}, net.forward(Tensor.randn(3, 6)).shape().dims());
    }

    @Test
    void learnsItsSizeFromALoadedState() {
        Linear saved = new Linear(7, 3);
        lazy.loadStateDict(saved.stateDict());
        Tensor x = Tensor.randn(2, 7);
        assertArrayEquals(saved.forward(x).toFloatArray(), lazy.forward(x).toFloatArray());
    }

    @Test
    void isCopiedBeforeItsFirstBatchAndAfter() {
        assertEquals(lazy.toString(), lazy.copy().toString());
        Tensor x = Tensor.randn(2, 5);
        assertArrayEquals(lazy.forward(x).toFloatArray(), lazy.copy().forward(x).toFloatArray());
    }
}
