package cairn.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.engine.ArrayTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeOpsTest {
    private static Tensor counting(int... shape) {
        return Tensor.arange(Shape.of(shape).numel()).to(DType.F32).reshape(shape);
    }

    private static boolean sharesMemory(Tensor a, Tensor b) {
        return ArrayTensor.view(a).buffer() == ArrayTensor.view(b).buffer();
    }

    private static void assertValues(Tensor t, float... values) {
        assertArrayEquals(values, t.toFloatArray());
    }

    @Test
    void givesViewsWherePyTorchDoes() {
        Tensor x = counting(2, 3, 4);
        for (Tensor y : List.of(
                x.reshape(6, 4),
                x.view(-1),
                x.flatten(1),
                x.unflatten(2, 2, 2),
                x.unsqueeze(1),
                x.unsqueeze(1).squeeze(),
                x.permute(2, 0, 1),
                x.transpose(),
                x.movedim(0, 2),
                x.expand(5, 2, 3, 4),
                x.split(2, 1).get(1),
                x.unbind(0).getLast(),
                x.unfold(2, 2, 1),
                x.diagonal(),
                x.select(0, 1),
                x.narrow(2, 1, 2),
                x.slice(1, 0, 3, 2),
                x.get(Index.at(0), Index.every(2)),
                x.transpose().transpose().reshape(24)))
            assertTrue(sharesMemory(x, y), y.shape().toString());
    }

    @Test
    void givesOwnMemoryWherePyTorchDoes() {
        Tensor x = counting(2, 3);
        for (Tensor y : List.of(
                x.copy(),
                x.transpose().reshape(6),
                x.repeat(1, 1),
                x.repeat(2, 1),
                Tensor.ones(1).repeat(5),
                x.repeatInterleave(1, 0),
                x.flip(),
                x.roll(0, 0),
                x.rot90(0, 0, 1),
                x.pad(0, 0),
                x.pad(Padding.REFLECT, 0, 0),
                x.diag(),
                x.tril(9),
                Tensor.cat(0, x),
                x.get(Index.of(0, 1)))) assertFalse(sharesMemory(x, y), y.toString());
    }

    @Test
    void seesARegularSliceInAnotherShapeWithoutCopying() {
        Tensor everyOther = counting(4, 6).slice(1, 0, 6, 2); // steps 6, 2
        assertTrue(sharesMemory(everyOther, everyOther.view(12)));
        assertTrue(sharesMemory(everyOther, everyOther.view(2, 2, 3, 1)));
        Tensor narrow = counting(4, 6).narrow(1, 0, 4); // steps 6, 1
        assertValues(narrow.view(2, 2, 2, 2).select(3, 1), 1, 3, 7, 9, 13, 15, 19, 21);
        var e = assertThrows(ShapeException.class, () -> narrow.view(16));
        assertEquals(
                "view: [4, 4] cannot be seen as [16] without copying, because its elements do not lie in order, got strides [6, 1]."
                        + " Use reshape().",
                e.getMessage());
        assertEquals(Shape.of(0, 7), Tensor.zeros(3, 0).transpose().view(0, 7).shape());
    }

    @Test
    void collectsTheGradientsOfSeveralOverlappingViews() {
        Tensor x = counting(3, 3).requiresGrad(true);
        Tensor y = x.diagonal()
                .sum()
                .add(x.select(0, 1).mul(10).sum())
                .add(x.slice(1, 0, 3, 2).mul(100).sum());
        y.backward();
        assertValues(x.grad(), 101, 0, 100, 110, 11, 110, 100, 0, 101);
    }

    @Test
    void keepsTheGradientsOfTensorsApartThatShareOnesOnTheWay() {
        Tensor a = counting(2, 2).requiresGrad(true);
        Tensor b = counting(2, 2).requiresGrad(true);
        Tensor before = a.select(0, 0).mul(1000);
        Tensor sum = a.add(b); // hands the same gradient to both
        Tensor y = sum.select(0, 1).sum().add(sum.select(1, 0).mul(10).sum());
        y.add(before.sum()).add(b.select(1, 1).mul(100).sum()).backward();
        assertValues(a.grad(), 1010, 1000, 11, 1);
        assertValues(b.grad(), 10, 100, 11, 101);
    }

    @Test
    void differentiatesGradientsOfViewsAgain() {
        Tensor x = Tensor.of(new float[] {2, 3, 4}).requiresGrad(true);
        Tensor y = x.select(0, 0).pow(3).add(x.narrow(0, 0, 2).square().sum());
        Tensor dx = Autograd.grad(y, x, Graph.CREATE);
        assertValues(dx, 16, 6, 0);
        dx.sum().backward();
        assertValues(x.grad(), 14, 2, 0);
    }

    @Test
    void sumsTheGradientsOfOverlappingWindows() {
        Tensor x = counting(5).requiresGrad(true);
        x.unfold(0, 3, 1).sum().backward();
        assertValues(x.grad(), 1, 2, 3, 2, 1);
    }

    @Test
    void writesThroughViews() {
        Tensor x = counting(2, 3);
        x.transpose().select(0, 1).fillInPlace(9);
        assertValues(x, 0, 9, 2, 3, 9, 5);
    }

    @Test
    void movesIntegersAndTruthValuesToo() {
        Tensor x = Tensor.arange(6).reshape(2, 3);
        assertArrayEquals(new long[] {0, 3, 1, 4, 2, 5}, x.transpose().toLongArray());
        assertArrayEquals(new long[] {5, 4, 3, 2, 1, 0}, x.flip(0, 1).toLongArray());
        assertArrayEquals(new long[] {0, 0, 0, 3, 4, 0}, x.tril().toLongArray());
        assertEquals(DType.BOOL, Tensor.stack(0, x.gt(2), x.lt(2)).dtype());
        assertEquals(DType.I64, Tensor.cat(0, x, x.gt(2)).dtype());
        assertEquals(DType.F32, Tensor.cat(0, x, Tensor.ones(1, 3)).dtype());
        assertArrayEquals(
                new boolean[] {true, false},
                Tensor.of(new boolean[] {false, true}).roll(1).toBooleanArray());
    }

    @Test
    void joinsEmptyVectorsWithAnything() {
        Tensor x = counting(2, 2);
        assertEquals(Shape.of(2, 2), Tensor.cat(0, Tensor.zeros(0), x).shape());
        assertEquals(
                Shape.of(0), Tensor.cat(0, Tensor.zeros(0), Tensor.zeros(0)).shape());
    }

    @Test
    void splitsAsPythonSlices() {
        Tensor x = counting(5);
        assertEquals(List.of(2, 2, 1), x.split(2, 0).stream().map(Tensor::numel).toList());
        assertEquals(List.of(2, 2, 1), x.chunk(3, 0).stream().map(Tensor::numel).toList());
        assertEquals(List.of(3, 2), x.chunk(2, 0).stream().map(Tensor::numel).toList());
        assertEquals(
                List.of(2, 1, 1, 1),
                x.tensorSplit(4, 0).stream().map(Tensor::numel).toList());
        assertEquals(
                List.of(4, 0, 3),
                x.tensorSplit(new int[] {4, 2}, 0).stream().map(Tensor::numel).toList());
        assertValues(x.slice(0, -3, 100), 2, 3, 4);
        assertValues(x.slice(0, -100, -3), 0, 1);
        assertEquals(0, x.slice(0, 4, 2).numel());
        assertValues(x.slice(0, 1, Integer.MAX_VALUE, 3), 1, 4);
    }

    @Test
    void padsLikeTheExamplesInItsDocumentation() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4});
        assertValues(x.pad(Padding.REFLECT, 2, 2), 3, 2, 1, 2, 3, 4, 3, 2);
        assertValues(x.pad(Padding.REPLICATE, 2, 2), 1, 1, 1, 2, 3, 4, 4, 4);
        assertValues(x.pad(Padding.CIRCULAR, 2, 2), 3, 4, 1, 2, 3, 4, 1, 2);
        assertValues(x.pad(Padding.constant(7), 1, -2), 7, 1, 2);
    }

    @Test
    void copiesTransposedMatricesOfAnySize() {
        for (int[] size : new int[][] {{1, 1}, {7, 3}, {8, 8}, {9, 200}, {16, 17}, {33, 65}, {300, 211}}) {
            Tensor x = counting(size[0], size[1]);
            float[] expected = new float[x.numel()];
            for (int i = 0; i < size[0]; i++)
                for (int j = 0; j < size[1]; j++) expected[j * size[0] + i] = i * size[1] + j;
            assertValues(x.transpose().copy(), expected);
            assertValues(x.to(DType.I64).transpose().copy(), expected);
        }
    }

    @Test
    void copiesAnyOrderOfDimensions() {
        Tensor x = counting(5, 20, 3, 17);
        for (int[] order : new int[][] {{0, 2, 3, 1}, {3, 2, 1, 0}, {1, 0, 3, 2}, {2, 0, 3, 1}, {3, 0, 1, 2}}) {
            Tensor y = x.permute(order).copy();
            for (int[] at : new int[][] {{0, 0, 0, 0}, {4, 19, 2, 16}, {1, 13, 2, 9}, {3, 8, 1, 15}}) {
                int[] to = new int[4];
                for (int d = 0; d < 4; d++) to[d] = at[order[d]];
                assertEquals(x.get(at).item(), y.get(to).item());
            }
        }
    }

    @Test
    void treatsScalarsAsPyTorchDoes() {
        Tensor x = Tensor.scalar(3);
        assertEquals(Shape.of(1), x.flatten().shape());
        assertEquals(Shape.of(1, 1, 1), x.atLeast3d().shape());
        assertEquals(Shape.of(2, 3), x.repeat(2, 3).shape());
        assertEquals(Shape.of(1), x.unfold(0, 1, 1).shape());
        assertEquals(Shape.SCALAR, x.transpose(0, -1).shape());
        assertEquals(Shape.SCALAR, x.flip(0).shape());
        assertThrows(ShapeException.class, () -> x.select(0, 0));
        assertThrows(ShapeException.class, () -> x.split(1, 0));
    }

    @Test
    void namesTheOperationThatWasCalled() {
        Tensor x = counting(2, 3);
        for (var refused : List.<Runnable>of(
                () -> x.reshape(-2, 3), () -> x.repeat(-1, 1), () -> Tensor.stack(4, x, x), () -> x.view(5))) {
            String message = assertThrows(ShapeException.class, refused::run).getMessage();
            assertTrue(message.matches("(reshape|repeat|stack|view): .*"), message);
        }
    }

    @Test
    void namesTheGridIndexing() {
        List<Tensor> ij = Tensor.meshgrid(counting(2), counting(3));
        List<Tensor> xy = Tensor.meshgridXY(counting(2), counting(3));
        assertEquals(Shape.of(2, 3), ij.getFirst().shape());
        assertEquals(Shape.of(3, 2), xy.getFirst().shape());
        assertValues(xy.getFirst(), 0, 1, 0, 1, 0, 1);
    }
}
