package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class InPlaceOpsTest {
    private static Tensor of(float... values) {
        return Tensor.of(values);
    }

    @Test
    void changesTheTensorItselfAndEveryViewOfIt() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        Tensor view = x.transpose();
        assertSame(x, x.addInPlace(of(10, 20)));
        assertArrayEquals(new float[] {11, 13, 22, 24}, view.toFloatArray());
        view.mulInPlace(2);
        assertArrayEquals(new float[] {22, 44, 26, 48}, x.toFloatArray());
    }

    @Test
    void scalesTheOperandByAlpha() {
        assertArrayEquals(
                new float[] {-1, -4}, of(1, 2).addInPlace(of(4, 12), -0.5).toFloatArray());
    }

    @Test
    void countsInIntegers() {
        Tensor steps = Tensor.zeros(DType.I64);
        for (int i = 0; i < 3; i++) steps.addInPlace(1);
        assertEquals(3, steps.itemLong());
        assertEquals((1L << 60) + 1, steps.fillInPlace((1L << 60) + 1).itemLong());
    }

    @Test
    void refusesAResultThatItsTypeCannotHold() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Tensor.arange(3).addInPlace(0.5));
        assertEquals(
                "addInPlace: a tensor of type I64 cannot hold the result with an operand of type F32. Use to(DType.F32) first.",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Tensor.arange(3).divInPlace(Tensor.arange(3)));
        assertThrows(IllegalArgumentException.class, () -> Tensor.arange(3).lerpInPlace(Tensor.arange(3), 0.5));
    }

    @Test
    void refusesAnOperandThatWouldEnlargeTheTensor() {
        var e = assertThrows(ShapeException.class, () -> Tensor.ones(3).addInPlace(Tensor.ones(2, 3)));
        assertEquals(
                "addInPlace: the operand must broadcast to the changed tensor's shape [3], got [2, 3].",
                e.getMessage());
    }

    @Test
    void refusesToWriteSeveralElementsAtOnePlace() {
        var e = assertThrows(
                ShapeException.class, () -> Tensor.ones(1, 3).broadcastTo(2, 3).mulInPlace(2));
        assertTrue(e.getMessage().contains("Use copy() first."), e.getMessage());
    }

    @Test
    void refusesToChangeATrackedTensorWhileRecording() {
        Tensor w = of(1, 2).requiresGrad(true);
        var e = assertThrows(IllegalStateException.class, () -> w.zeroInPlace());
        assertTrue(
                e.getMessage().startsWith("zeroInPlace: a tensor that gradients flow through cannot be changed"),
                e.getMessage());
        assertTrue(e.getMessage().contains("Autograd.noGrad"), e.getMessage());
        Autograd.noGrad(() -> w.zeroInPlace());
        assertArrayEquals(new float[] {0, 0}, w.toFloatArray());
    }

    @Test
    void refusesATrackedOperandWhileRecordingBecauseItsGradientWouldBeLost() {
        Tensor w = of(1, 2).requiresGrad(true);
        assertThrows(IllegalStateException.class, () -> of(1, 2).addInPlace(w));
        assertArrayEquals(new float[] {2, 4}, of(1, 2).addInPlace(w.detach()).toFloatArray());
    }

    @Test
    void isNoticedByABackwardPassThatNeedsTheOldValue() {
        Tensor w = of(1, 2).requiresGrad(true);
        Tensor y = w.square().sum();
        Autograd.noGrad(() -> w.subInPlace(1));
        var e = assertThrows(IllegalStateException.class, y::backward);
        assertTrue(e.getMessage().contains("changed in place"), e.getMessage());
    }

    @Test
    void readsAnOverlappingOperandBeforeWriting() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        x.addInPlace(x.transpose());
        assertArrayEquals(new float[] {2, 5, 5, 8}, x.toFloatArray());
        x.mulInPlace(x);
        assertArrayEquals(new float[] {4, 25, 25, 64}, x.toFloatArray());
    }

    @Test
    void convertsWhatItCopies() {
        Tensor x = Tensor.zeros(DType.I64, 2, 2);
        x.copyInPlace(of(1.9f, -2.9f));
        assertArrayEquals(new long[] {1, -2, 1, -2}, x.toLongArray());
        Tensor mask = Tensor.zeros(DType.BOOL, 2).copyInPlace(of(0, 3));
        assertArrayEquals(new boolean[] {false, true}, mask.toBooleanArray());
    }

    @Test
    void fillsStridedViewsOnly() {
        Tensor x = Tensor.zeros(2, 3);
        x.transpose().fillInPlace(2).clampInPlace(0, 1);
        assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, x.toFloatArray());
    }
}
