package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutogradTest {
    @Test
    void sumsGradientsOverBroadcastDimensions() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).requiresGrad(true);
        Tensor b = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
        x.mul(b).sum().backward();
        assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3}, x.grad().toFloatArray());
        assertArrayEquals(new float[] {5, 7, 9}, b.grad().toFloatArray());
    }

    @Test
    void walksAChainOfTenThousandOperations() {
        Tensor x = Tensor.scalar(1).requiresGrad(true);
        Tensor y = x;
        for (int i = 0; i < 10_000; i++) y = y.add(1);
        y.backward();
        assertEquals(1, x.grad().item());
    }

    @Test
    void refusesASecondBackwardThroughFreedOperations() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor y = x.square();
        y.backward();
        var e = assertThrows(IllegalStateException.class, y::backward);
        assertTrue(e.getMessage().contains("Graph.RETAIN"), e.getMessage());
    }

    @Test
    void differentiatesAGradient() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor dx = Autograd.grad(x.square().mul(x), x, Graph.CREATE); // 3x²
        assertEquals(12, dx.item());
        assertEquals(12, Autograd.grad(dx, x).getFirst().item()); // 6x
    }

    @Test
    void repeatsACheckpointInsteadOfRememberingIt() {
        Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        Autograd.checkpoint(in -> in.get(0).tanh().square(), x).sum().backward();
        Tensor again = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        again.tanh().square().sum().backward();
        assertArrayEquals(again.grad().toFloatArray(), x.grad().toFloatArray());
    }

    @Test
    void multipliesMatricesAndTheirGradients() {
        Tensor a = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2).requiresGrad(true);
        Tensor b = Tensor.of(new float[] {5, 6, 7, 8}, 2, 2).requiresGrad(true);
        Tensor y = a.matmul(b);
        assertArrayEquals(new float[] {19, 22, 43, 50}, y.toFloatArray());
        List<Tensor> g = Autograd.grad(y.sum(), a, b);
        assertArrayEquals(new float[] {11, 15, 11, 15}, g.get(0).toFloatArray());
        assertArrayEquals(new float[] {4, 4, 6, 6}, g.get(1).toFloatArray());
    }
}
