package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CompareOpsTest {
    private static final float NAN = Float.NaN;
    private static final float INF = Float.POSITIVE_INFINITY;

    private static Tensor of(float... values) {
        return Tensor.of(values);
    }

    private static boolean[] truth(int... bits) {
        boolean[] t = new boolean[bits.length];
        for (int i = 0; i < t.length; i++) t[i] = bits[i] == 1;
        return t;
    }

    @Test
    void answersEveryComparisonOnNumbersAndOnNaN() {
        Tensor a = of(1, 2, 3, NAN);
        Tensor b = of(2, 2, 2, 2);
        assertArrayEquals(truth(0, 1, 0, 0), a.eq(b).toBooleanArray());
        assertArrayEquals(truth(1, 0, 1, 1), a.ne(b).toBooleanArray());
        assertArrayEquals(truth(1, 0, 0, 0), a.lt(b).toBooleanArray());
        assertArrayEquals(truth(1, 1, 0, 0), a.le(b).toBooleanArray());
        assertArrayEquals(truth(0, 0, 1, 0), a.gt(b).toBooleanArray());
        assertArrayEquals(truth(0, 1, 1, 0), a.ge(b).toBooleanArray());
    }

    @Test
    void comparesLargeIntegersExactly() {
        long big = (1L << 60) + 1;
        Tensor x = Tensor.of(new long[] {big - 1, big, big + 1});
        assertArrayEquals(truth(0, 1, 0), x.eq(big).toBooleanArray());
        assertArrayEquals(truth(1, 0, 0), x.lt(big).toBooleanArray());
        assertArrayEquals(truth(0, 1, 1), x.ge(big).toBooleanArray());
    }

    @Test
    void comparesIntegersWithFractions() {
        assertArrayEquals(truth(1, 1, 1, 0), Tensor.arange(4).lt(2.5).toBooleanArray());
        assertArrayEquals(
                truth(1, 0), Tensor.of(new boolean[] {true, false}).eq(1).toBooleanArray());
    }

    @Test
    void takesNumbersForTruthWhereTheyAreNotZero() {
        Tensor a = of(0, 0, 2, NAN);
        Tensor b = of(0, 3, -1, 0);
        assertArrayEquals(truth(0, 0, 1, 0), a.logicalAnd(b).toBooleanArray());
        assertArrayEquals(truth(0, 1, 1, 1), a.logicalOr(b).toBooleanArray());
        assertArrayEquals(truth(0, 1, 0, 1), a.logicalXor(b).toBooleanArray());
        assertArrayEquals(truth(1, 1, 0, 0), a.logicalNot().toBooleanArray());
    }

    @Test
    void tellsTheKindsOfNumbersApart() {
        Tensor x = of(NAN, INF, -INF, -0f, 1);
        assertArrayEquals(truth(1, 0, 0, 0, 0), x.isNaN().toBooleanArray());
        assertArrayEquals(truth(0, 1, 1, 0, 0), x.isInf().toBooleanArray());
        assertArrayEquals(truth(0, 0, 0, 1, 1), x.isFinite().toBooleanArray());
        assertArrayEquals(truth(0, 0, 1, 1, 0), x.signbit().toBooleanArray());
    }

    @Test
    void callsEqualInfinitiesCloseButNotNaN() {
        Tensor a = of(1, INF, INF, NAN);
        Tensor b = of(1 + 1e-6f, INF, -INF, NAN);
        assertArrayEquals(truth(1, 1, 0, 0), a.isClose(b).toBooleanArray());
        assertTrue(of(1).allClose(of(1.05f), 0.1, 0));
        assertFalse(of(1).allClose(of(1.05f)));
    }

    @Test
    void findsTensorsEqualOnlyWithTheSameShape() {
        assertTrue(Tensor.ones(2, 3).equal(Tensor.ones(2, 3)));
        assertFalse(Tensor.ones(2, 3).equal(Tensor.ones(3)));
        assertFalse(of(NAN).equal(of(NAN)));
        assertTrue(Tensor.zeros(0).equal(Tensor.zeros(0)));
    }

    @Test
    void choosesByAMaskAndSendsTheGradientToWhatWasChosen() {
        Tensor a = of(1, 2, 3).requiresGrad(true);
        Tensor b = Tensor.scalar(10).requiresGrad(true);
        Tensor y = Tensor.where(a.gt(1.5), a, b);
        assertArrayEquals(new float[] {10, 2, 3}, y.toFloatArray());
        y.mul(of(5, 7, INF)).sum().backward();
        assertArrayEquals(new float[] {0, 7, INF}, a.grad().toFloatArray());
        assertEquals(5, b.grad().item());
    }

    @Test
    void keepsTheTypeOfWhatItChoosesFrom() {
        Tensor mask = Tensor.of(new boolean[] {true, false});
        assertArrayEquals(
                new long[] {-100, 1}, Tensor.where(mask, -100, Tensor.arange(2)).toLongArray());
        assertEquals(DType.I64, Tensor.where(mask, Tensor.arange(2), 0).dtype());
        assertEquals(DType.F32, Tensor.where(mask, Tensor.arange(2), 0.5).dtype());
        assertEquals(DType.BOOL, Tensor.where(mask, mask, mask).dtype());
    }

    @Test
    void wantsATruthValueAsTheCondition() {
        var e = assertThrows(IllegalArgumentException.class, () -> Tensor.where(of(1), of(2), of(3)));
        assertEquals(
                "where: the condition must be BOOL, got F32 of shape [1]. Compare first, as in x.gt(0).",
                e.getMessage());
    }

    @Test
    void namesTheComparisonInItsError() {
        var e = assertThrows(ShapeException.class, () -> Tensor.ones(2, 3).le(Tensor.ones(2)));
        assertTrue(e.getMessage().startsWith("le: shapes [2, 3] and [2]"), e.getMessage());
    }
}
