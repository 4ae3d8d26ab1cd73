package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

    @Test
    void collectsOverSeveralBackwardPasses() {
        Tensor x = Tensor.scalar(3).requiresGrad(true);
        x.square().backward();
        x.square().backward();
        assertEquals(12, x.grad().item());
    }

    @Test
    void neverSharesTheMemoryOfTwoGradients() {
        Tensor a = Tensor.ones(2).requiresGrad(true);
        Tensor b = Tensor.ones(2).requiresGrad(true);
        Tensor dy = Tensor.of(new float[] {1, 2});
        a.add(b).backward(dy);
        a.grad().mulInPlace(10);
        assertArrayEquals(new float[] {1, 2}, b.grad().toFloatArray());
        assertArrayEquals(new float[] {1, 2}, dy.toFloatArray());
    }

    @Test
    void goesThroughTheSameGraphTwiceWhenItIsRetained() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor y = x.square();
        y.backward(Graph.RETAIN);
        y.backward();
        assertEquals(8, x.grad().item());
    }

    @Test
    void recordsNothingUnderNoGradAndNothingAfterDetach() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        assertFalse(Autograd.noGrad(() -> x.square()).isTracked());
        assertFalse(x.detach().square().isTracked());
        assertTrue(Autograd.noGrad(() -> Autograd.enableGrad(() -> x.square())).isTracked());
    }

    @Test
    void recordsAgainAfterAnExceptionUnderNoGrad() {
        assertThrows(
                ArithmeticException.class,
                () -> Autograd.noGrad(() -> {
                    throw new ArithmeticException("stop");
                }));
        assertTrue(Autograd.isRecording());
    }

    @Test
    void refusesValuesThatWereChangedAfterTheyWereSaved() {
        Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        Tensor y = x.exp();
        Tensor z = y.mul(y);
        y.detach().mulInPlace(2);
        var e = assertThrows(IllegalStateException.class, () -> z.sum().backward());
        assertTrue(e.getMessage().contains("changed in place"), e.getMessage());
    }

    @Test
    void allowsChangesOfValuesThatNobodySaved() {
        Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad(true);
        Tensor y = x.add(1);
        Tensor z = y.sum(); // needs only the shape of y
        y.detach().mulInPlace(2);
        z.backward();
        assertArrayEquals(new float[] {1, 1}, x.grad().toFloatArray());
    }

    @Test
    void refusesToChangeATrackedTensorInPlaceWhileRecording() {
        Tensor x = Tensor.ones(2).requiresGrad(true);
        assertThrows(IllegalStateException.class, () -> x.addInPlace(Tensor.ones(2)));
        Autograd.noGrad(() -> {
            x.addInPlace(Tensor.ones(2));
        });
        assertArrayEquals(new float[] {2, 2}, x.toFloatArray());
    }

    @Test
    void letsHooksSeeAndChangeAGradient() {
        Tensor x = Tensor.scalar(1).requiresGrad(true);
        Tensor y = x.mul(3);
        List<Float> seen = new ArrayList<>();
        y.registerHook(dy -> {
            seen.add(dy.item());
            return dy.mul(10);
        });
        y.mul(2).backward();
        assertEquals(List.of(2f), seen);
        assertEquals(60, x.grad().item());
    }

    @Test
    void keepsTheGradientOfAComputedTensorOnRequest() {
        Tensor x = Tensor.scalar(1).requiresGrad(true);
        Tensor y = x.mul(3);
        y.retainGrad();
        y.square().backward();
        assertEquals(6, y.grad().item());
    }

    @Test
    void returnsGradientsWithoutTouchingThoseOfLeaves() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor w = Tensor.scalar(5).requiresGrad(true);
        assertEquals(5, Autograd.grad(x.mul(w), x).getFirst().item());
        assertNull(x.grad());
        assertNull(w.grad());
    }

    @Test
    void saysWhichInputWasNotUsed() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor unused = Tensor.ones(3).requiresGrad(true);
        var e = assertThrows(IllegalStateException.class, () -> Autograd.grad(x.square(), x, unused));
        assertTrue(e.getMessage().contains("input 1 of shape [3]"), e.getMessage());
    }

    @Test
    void refusesAnImplicitGradientOfManyElements() {
        Tensor x = Tensor.ones(3).requiresGrad(true);
        var e = assertThrows(ShapeException.class, () -> x.square().backward());
        assertTrue(e.getMessage().contains("sum()"), e.getMessage());
    }

    @Test
    void refusesBackwardFromATensorThatNothingLeadsTo() {
        assertThrows(IllegalStateException.class, () -> Tensor.ones(1).square().backward());
    }

    @Test
    void namesTheLineWhoseOperationMadeAGradientNaN() {
        Autograd.detectAnomaly(true);
        try {
            Tensor x = Tensor.scalar(0).requiresGrad(true);
            Tensor y = x.mul(0).div(x.mul(1)); // 0 / 0
            var e = assertThrows(ArithmeticException.class, y::backward);
            assertTrue(e.getMessage().contains("AutogradTest.java:"), e.getMessage());
            assertTrue(e.getMessage().contains("Div"), e.getMessage());
        } finally {
            Autograd.detectAnomaly(false);
        }
    }

    @Test
    void repeatsTheRandomNumbersOfACheckpoint() {
        Tensor x = Tensor.ones(50).requiresGrad(true);
        Tensor y = Rng.with(Rng.of(3), () -> Autograd.checkpoint(in -> in.get(0).mul(Tensor.rand(50)), x));
        y.sum().backward();
        assertArrayEquals(y.toFloatArray(), x.grad().toFloatArray()); // dx is the factor itself
    }

    @Test
    void givesGradientsToLeavesInsideACheckpoint() {
        Tensor x = Tensor.scalar(2);
        Tensor w = Tensor.scalar(5).requiresGrad(true);
        Autograd.checkpoint(in -> in.get(0).mul(w), x).backward();
        assertEquals(2, w.grad().item());
    }

    /// An operation of the user's own: `y = x³`.
    private record Cube(Saved x) implements GradFn {
        static Tensor of(Tensor x) {
            Tensor y = Autograd.noGrad(() -> x.mul(x).mul(x));
            return Autograd.record(y, new Cube(Saved.of(x)), x);
        }

        @Override
        public void backward(Tensor dy, Gradients dx) {
            dx.of(0, () -> dy.mul(x.get().square()).mul(3));
        }
    }

    @Test
    void differentiatesOperationsOfTheUsersOwnTwice() {
        Tensor x = Tensor.scalar(2).requiresGrad(true);
        Tensor dx = Autograd.grad(Cube.of(x), x, Graph.CREATE);
        assertEquals(12, dx.item());
        assertEquals(12, Autograd.grad(dx, x).getFirst().item());
    }

    @Test
    void refusesAGradientOfAnotherShape() {
        Tensor x = Tensor.ones(3).requiresGrad(true);
        Tensor y = Autograd.record(Tensor.ones(3), (dy, dx) -> dx.of(0, () -> Tensor.ones(2)), x);
        assertThrows(ShapeException.class, () -> y.sum().backward());
    }

    @Test
    void addsTheGradientsOfOverlappingViews() {
        Tensor x = Tensor.of(new float[] {1, 2, 3}).requiresGrad(true);
        Tensor y = x.narrow(0, 0, 2).sum().add(x.narrow(0, 1, 2).mul(10).sum());
        y.backward();
        assertArrayEquals(new float[] {1, 11, 10}, x.grad().toFloatArray());
    }
}
