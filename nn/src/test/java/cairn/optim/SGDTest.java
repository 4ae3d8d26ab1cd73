package cairn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SGDTest {
    @Test
    void movesAgainstTheGradient() {
        Tensor p = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        p.square().sum().backward();
        new SGD(List.of(p), 0.1).step();
        assertArrayEquals(new float[] {0.8f, 1.6f}, p.toFloatArray(), 1e-6f);
    }

    @Test
    void refusesATensorThatCollectsNoGradient() {
        assertThrows(IllegalArgumentException.class, () -> new SGD(List.of(Tensor.ones(2)), 0.1));
    }
}
