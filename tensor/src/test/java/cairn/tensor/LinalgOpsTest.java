package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinalgOpsTest {
    private static Tensor random(int seed, int... shape) {
        return Tensor.randn(Rng.of(seed), shape);
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertArrayEquals(expected.shape().dims(), actual.shape().dims());
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-4f);
    }

    /// The product by its definition: batch dims broadcast, then multiplied and summed.
    private static Tensor slowly(Tensor a, Tensor b) {
        return a.unsqueeze(-1).mul(b.unsqueeze(-3)).sum(-2);
    }

    // ---- products

    @Test
    void multipliesBatchesOfEveryKindAsTheDefinitionSays() {
        int[][][] shapes = {
            {{4, 3, 5}, {5, 2}}, {{3, 5}, {4, 5, 2}}, {{4, 3, 5}, {4, 5, 2}}, {{2, 1, 3, 5}, {4, 5, 2}},
            {{4, 1, 5}, {5, 2}}, {{6, 4, 3, 5}, {1, 1, 5, 2}}, {{1, 3, 5}, {7, 5, 1}}, {{70, 2, 3}, {70, 3, 2}}
        };
        for (int[][] s : shapes) {
            Tensor a = random(1, s[0]);
            Tensor b = random(2, s[1]);
            assertClose(slowly(a, b), a.matmul(b));
            assertClose(slowly(a, b), a.transpose().contiguous().transpose().matmul(b));
        }
    }

    @Test
    void sendsGradientsThroughBroadcastBatches() {
        int[][][] shapes = {
            {{4, 3, 5}, {5, 2}},
            {{3, 5}, {4, 5, 2}},
            {{2, 1, 3, 5}, {4, 5, 2}},
            {{1, 3, 5}, {7, 5, 1}},
            {{6, 1, 5}, {5, 2}}
        };
        for (int[][] s : shapes) {
            Tensor a = random(1, s[0]).requiresGrad(true);
            Tensor b = random(2, s[1]).requiresGrad(true);
            List<Tensor> slow = Autograd.grad(slowly(a, b).tanh().sum(), a, b);
            List<Tensor> fast = Autograd.grad(a.matmul(b).tanh().sum(), a, b);
            for (int i = 0; i < 2; i++) assertClose(slow.get(i), fast.get(i));
        }
    }

    @Test
    void multipliesNothing() {
        assertArrayEquals(
                new float[6], Tensor.ones(2, 0).matmul(Tensor.ones(0, 3)).toFloatArray());
        assertEquals(0, Tensor.ones(0, 2).matmul(Tensor.ones(2, 3)).numel());
        Tensor w = Tensor.ones(2, 3).requiresGrad(true);
        Tensor.ones(0, 4, 2).matmul(w).sum().backward();
        assertArrayEquals(new float[6], w.grad().toFloatArray());
    }

    @Test
    void multipliesVectorsAsRowsAndColumns() {
        Tensor v = Tensor.of(new float[] {1, 2});
        Tensor m = Tensor.of(new float[][] {{1, 2}, {3, 4}});
        assertArrayEquals(new float[] {7, 10}, v.matmul(m).toFloatArray());
        assertArrayEquals(new float[] {5, 11}, m.matmul(v).toFloatArray());
        assertEquals(Shape.SCALAR, v.matmul(v).shape());
        assertArrayEquals(
                new int[] {3, 2}, Tensor.ones(3, 2, 2).matmul(v).shape().dims());
    }

    @Test
    void ignoresWhatIsAddedWithFactorZero() {
        Tensor nan = Tensor.full(Float.NaN, 2, 2);
        Tensor i = Tensor.eye(2);
        assertArrayEquals(new float[] {2, 0, 0, 2}, nan.addmm(i, i, 0, 2).toFloatArray());
    }

    @Test
    void givesLinearLayersTheSameWithAndWithoutTheFusedBias() {
        Tensor x = random(1, 2, 3, 4).requiresGrad(true);
        Tensor w = random(2, 5, 4).requiresGrad(true);
        Tensor b = random(3, 5).requiresGrad(true);
        Tensor fused = x.linear(w, b);
        Tensor plain = x.matmul(w.transpose()).add(b);
        assertClose(plain, fused);
        List<Tensor> expected = Autograd.grad(plain.tanh().sum(), x, w, b);
        List<Tensor> actual = Autograd.grad(fused.tanh().sum(), x, w, b);
        for (int i = 0; i < 3; i++) assertClose(expected.get(i), actual.get(i));
    }

    @Test
    void takesLinearWeightsOfAnyMemoryLayout() {
        Tensor x = random(1, 3, 4);
        Tensor w = random(2, 4, 5).transpose();
        Tensor b = random(3, 2, 5).select(0, 1);
        assertClose(x.matmul(w.transpose()).add(b), x.linear(w, b));
        assertArrayEquals(new int[] {5}, x.select(0, 0).linear(w, b).shape().dims());
        assertArrayEquals(new int[] {3}, x.linear(w.select(0, 0), null).shape().dims());
    }

    @Test
    void namesWhatALinearLayerExpects() {
        Tensor w = Tensor.ones(3, 4);
        assertMessage(
                "linear: x must be […, in=4], got [2, 5]",
                () -> Tensor.ones(2, 5).linear(w, null));
        assertMessage(
                "linear: bias must be [out=3], got [4]", () -> Tensor.ones(2, 4).linear(w, Tensor.ones(4)));
    }

    // ---- einsum

    @Test
    void sumsOverLabelsOfEveryForm() {
        Tensor a = random(1, 3, 4);
        Tensor b = random(2, 4, 5);
        Tensor batch = random(3, 2, 3, 4);
        assertClose(a.matmul(b), Tensor.einsum("ij,jk->ik", a, b));
        assertClose(a.matmul(b), Tensor.einsum("ij, jk", a, b));
        assertClose(a.matmul(b).transpose(), Tensor.einsum("ij,jk->ki", a, b));
        assertClose(batch.matmul(b), Tensor.einsum("...ij,jk->...ik", batch, b));
        assertClose(batch.sum(1), Tensor.einsum("bij->bj", batch));
        assertClose(batch.sum(), Tensor.einsum("bij->", batch));
        assertClose(batch.permute(2, 0, 1), Tensor.einsum("bij->jbi", batch));
        assertClose(a.mul(a), Tensor.einsum("ij,ij->ij", a, a));
        assertClose(a.matmul(b).matmul(b.transpose()), Tensor.einsum("ij,jk,lk->il", a, b, b));
        assertClose(a.sum(1).outer(b.sum(0)), Tensor.einsum("ij,kl->il", a, b));
    }

    @Test
    void takesDiagonalsForRepeatedLabels() {
        Tensor square = random(1, 3, 3);
        Tensor cube = random(2, 3, 4, 3);
        assertClose(square.trace(), Tensor.einsum("ii", square));
        assertClose(square.diagonal(), Tensor.einsum("ii->i", square));
        assertClose(cube.diagonal(0, 0, 2), Tensor.einsum("iji->ji", cube));
        assertClose(Tensor.ones(3), Tensor.einsum("iii->i", Tensor.ones(3, 3, 3)));
    }

    @Test
    void broadcastsSizeOneInEinsum() {
        Tensor a = random(1, 1, 4);
        Tensor b = random(2, 3, 4);
        assertClose(a.mul(b).sum(1), Tensor.einsum("ij,ij->i", a, b));
        assertClose(b.mul(a).sum(0), Tensor.einsum("ij,ij->j", b, a));
        assertClose(
                random(3, 2, 1, 4).mul(b.unsqueeze(0)).sum(-1), Tensor.einsum("...k,...k->...", random(3, 2, 1, 4), b));
    }

    @Test
    void refusesEquationsThatDoNotFit() {
        Tensor m = Tensor.ones(2, 3);
        assertMessage("einsum: the equation must name every operand, 2 are given", () -> Tensor.einsum("ij", m, m));
        assertMessage("einsum: operand 0 needs a label for each dim of [2, 3]", () -> Tensor.einsum("i->i", m));
        assertMessage("einsum: labels must be letters, '1' is not", () -> Tensor.einsum("i1", m));
        assertMessage("'z' does not", () -> Tensor.einsum("ij->z", m));
        assertMessage("einsum: labels of the output must be distinct", () -> Tensor.einsum("ij->ii", m));
        assertMessage(
                "einsum: label 'i' must have one size everywhere, or 1, but has 2 and 3",
                () -> Tensor.einsum("ij,ji->i", m, m));
        assertMessage("einsum: label 'i' must have one size everywhere", () -> Tensor.einsum("ii", m));
    }

    // ---- equations and decompositions

    @Test
    void invertsAndSolves() {
        Tensor a = random(1, 2, 4, 4);
        Tensor b = random(2, 2, 4, 3);
        assertClose(Tensor.eye(4).expand(2, 4, 4), a.matmul(a.inverse()));
        assertClose(b, a.matmul(a.solve(b)));
        assertClose(Tensor.eye(4).expand(2, 4, 4), a.matrixPower(3).matmul(a.matrixPower(-3)));
    }

    @Test
    void saysWhichMatrixIsSingular() {
        Tensor a = Tensor.stack(0, Tensor.eye(2), Tensor.ones(2, 2));
        var e = assertThrows(ArithmeticException.class, a::inverse);
        assertTrue(e.getMessage().contains("matrix 1 of the batch is singular"), e.getMessage());
        assertEquals(0, a.det().toFloatArray()[1]);
        assertEquals(Float.NEGATIVE_INFINITY, a.logdet().toFloatArray()[1]);
    }

    @Test
    void differentiatesTheDeterminantOfSingularMatrices() {
        Tensor a = Tensor.of(new float[][] {{1, 2}, {2, 4}}).requiresGrad(true);
        a.det().backward();
        assertArrayEquals(new float[] {4, -2, -2, 1}, a.grad().toFloatArray(), 1e-6f);
        Tensor zero = Tensor.zeros(3, 3).requiresGrad(true);
        zero.det().backward();
        assertArrayEquals(new float[9], zero.grad().toFloatArray());
    }

    @Test
    void decomposesIntoTriangles() {
        Tensor x = random(1, 3, 4, 5);
        Tensor a = x.matmul(x.transpose());
        Tensor l = a.cholesky();
        assertClose(a, l.matmul(l.transpose()));
        assertClose(l, l.tril());
        var e = assertThrows(
                ArithmeticException.class, () -> Tensor.eye(2).neg().cholesky());
        assertTrue(e.getMessage().contains("leading minor of order 1 is not positive"), e.getMessage());
    }

    @Test
    void decomposesIntoAnOrthogonalAndATriangularMatrix() {
        for (int[] shape : new int[][] {{5, 3}, {3, 5}, {4, 4}, {2, 3, 2}}) {
            Tensor a = random(1, shape);
            QR f = a.qr();
            assertClose(a, f.q().matmul(f.r()));
            assertClose(f.r(), f.r().triu());
            int k = Math.min(a.size(-1), a.size(-2));
            Tensor gram = f.q().transpose().matmul(f.q());
            assertClose(Tensor.eye(k).expand(gram.shape().dims()), gram);
        }
        QR complete = random(1, 5, 3).requiresGrad(true).qrComplete();
        assertArrayEquals(new int[] {5, 5}, complete.q().shape().dims());
        assertFalse(complete.q().isTracked());
    }

    @Test
    void choosesTheCheapestOrderOfAChain() {
        Tensor a = random(1, 4, 2);
        Tensor b = random(2, 2, 6);
        Tensor c = random(3, 6, 3);
        assertClose(a.matmul(b).matmul(c), Tensor.multiDot(a, b, c));
        assertArrayEquals(
                new int[] {3}, Tensor.multiDot(random(4, 4), a, b, c).shape().dims());
        assertMessage("multiDot: inner dimensions differ", () -> Tensor.multiDot(a, c));
    }

    private static void assertMessage(String part, Runnable call) {
        var e = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
