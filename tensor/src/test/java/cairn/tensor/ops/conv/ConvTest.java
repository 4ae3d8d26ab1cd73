package cairn.tensor.ops.conv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.tensor.Autograd;
import cairn.tensor.Graph;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The three passes of convolution against their definition, over many geometries.
class ConvTest {
    private static final float[] NONE = {};

    private static Tensor conv(Tensor x, Tensor w, Window window, int groups) {
        return switch (w.rank()) {
            case 3 -> x.conv1d(w, null, window, groups);
            case 4 -> x.conv2d(w, null, window, groups);
            default -> x.conv3d(w, null, window, groups);
        };
    }

    private static void check(Tensor x, Tensor w, Window window, int groups) {
        String what = x.shape() + " by " + w.shape() + " in " + groups + " groups, " + window;
        x.requiresGrad(true);
        w.requiresGrad(true);
        Tensor y = conv(x, w, window, groups);
        Tensor dy = Tensor.randn(Rng.of(9), y.shape().dims());
        List<Tensor> grads = Autograd.grad(List.of(y), List.of(dy), List.of(x, w), Graph.FREE);
        ReferenceConvolution reference = new ReferenceConvolution(x, w, y, window);
        float[] xs = x.toFloatArray();
        float[] ws = w.toFloatArray();
        near(what, reference.output(xs, ws), y);
        near("input gradient of " + what, reference.inputGrad(ws, dy.toFloatArray()), grads.get(0));
        near("weight gradient of " + what, reference.weightGrad(xs, dy.toFloatArray()), grads.get(1));
    }

    private static void near(String what, double[] expected, Tensor actual) {
        double largest = 1;
        for (double e : expected) largest = Math.max(largest, Math.abs(e));
        float[] a = actual.toFloatArray();
        assertEquals(expected.length, a.length, what);
        for (int i = 0; i < a.length; i++) assertEquals(expected[i], a[i], 1e-5 * largest, what);
    }

    @Test
    void agreesWithItsDefinitionForAnyWindow() {
        Random random = new Random(5);
        for (int i = 0; i < 120; i++) {
            int dims = 1 + i % 3;
            int groups = 1 + random.nextInt(3);
            int[] size = random.ints(dims, 1, 5).toArray();
            Window window = Window.of(size)
                    .stride(random.ints(dims, 1, 4).toArray())
                    .padding(random.ints(dims, 0, 4).toArray())
                    .dilation(random.ints(dims, 1, 4).toArray());
            int[] x = {1 + random.nextInt(9), groups * (1 + random.nextInt(5)), 1, 1, 1};
            int[] w = {groups * (1 + random.nextInt(10)), x[1] / groups, 1, 1, 1};
            for (int d = 0; d < dims; d++) {
                w[2 + d] = size[d];
                x[2 + d] = Axis.extent(size[d], window.dilations(dims)[d]) + random.nextInt(dims == 1 ? 60 : 8);
            }
            check(randn(x, dims), randn(w, dims), window, groups);
        }
    }

    private static Tensor randn(int[] sizes, int dims) {
        return Tensor.randn(Rng.of(sizes[0]), java.util.Arrays.copyOf(sizes, 2 + dims));
    }

    @Test
    void cutsPicturesThatDoNotFitIntoACache() {
        Rng rng = Rng.of(1);
        check(
                Tensor.randn(rng, 1, 8, 120, 190),
                Tensor.randn(rng, 1, 8, 3, 1),
                Window.of(3, 1).padding(1),
                1);
        check(
                Tensor.randn(rng, 2, 3, 40, 50, 60),
                Tensor.randn(rng, 1, 3, 2, 1, 2),
                Window.of(2, 1, 2).stride(2),
                1);
        check(
                Tensor.randn(rng, 1, 2, 150_000),
                Tensor.randn(rng, 1, 2, 3),
                Window.of(3).padding(4).dilation(2),
                1);
    }

    @Test
    void laysPicturesOneInAnotherAlsoIfTheyDoNotFillTheLanes() {
        Rng rng = Rng.of(4);
        for (int batch : new int[] {16, 30, 33}) {
            check(
                    Tensor.randn(rng, batch, 32, 8, 7),
                    Tensor.randn(rng, 32, 32, 3, 3),
                    Window.of(3).padding(1),
                    1);
            check(
                    Tensor.randn(rng, batch, 16, 9, 8),
                    Tensor.randn(rng, 32, 16, 5, 5),
                    Window.of(5).stride(2).padding(2),
                    1);
            check(
                    Tensor.randn(rng, batch, 64, 6, 5).transpose().detach(),
                    Tensor.randn(rng, 16, 32, 3, 3),
                    Window.of(3).padding(2).dilation(2),
                    2);
        }
    }

    @Test
    void formsRowsWhereTheyLie() {
        Rng rng = Rng.of(5);
        for (int width : new int[] {16, 28, 31, 32, 48})
            check(
                    Tensor.randn(rng, 3, 5, 6, width),
                    Tensor.randn(rng, 9, 5, 3, 3),
                    Window.of(3).padding(1),
                    1);
        check(
                Tensor.randn(rng, 2, 6, 7, 32),
                Tensor.randn(rng, 6, 1, 3, 3),
                Window.of(3).padding(1),
                6);
        check(
                Tensor.randn(rng, 2, 3, 4, 5, 32),
                Tensor.randn(rng, 8, 3, 3, 3, 3),
                Window.of(3).padding(1),
                1);
    }

    @Test
    void takesInputsOfAnyStrides() {
        Rng rng = Rng.of(2);
        Tensor channelsLast = Tensor.randn(rng, 2, 7, 9, 5).movedim(3, 1).detach();
        check(channelsLast, Tensor.randn(rng, 4, 5, 3, 3), Window.of(3).stride(2), 1);
        Tensor transposed = Tensor.randn(rng, 2, 3, 9, 11).transpose().detach();
        check(transposed, Tensor.randn(rng, 3, 2, 3, 3).transpose(0, 1).detach(), Window.of(3), 1);
        check(
                Tensor.randn(rng, 3, 1, 1, 1).expand(3, 4, 12, 12).detach(),
                Tensor.randn(rng, 2, 4, 1, 1),
                Window.of(1),
                1);
    }

    @Test
    void givesASampleTheSameOutputInAnyBatch() {
        Rng rng = Rng.of(3);
        Tensor x = Tensor.randn(rng, 37, 5, 9, 8);
        Tensor w = Tensor.randn(rng, 13, 5, 3, 3);
        Window window = Window.of(3).padding(1);
        float[] alone =
                x.get(cairn.tensor.Index.at(36)).conv2d(w, null, window, 1).toFloatArray();
        float[] all = x.conv2d(w, null, window, 1).toFloatArray();
        assertArrayEquals(alone, java.util.Arrays.copyOfRange(all, all.length - alone.length, all.length));
    }

    @Test
    void keepsAnEmptyBatch() {
        Tensor x = Tensor.zeros(0, 3, 8, 8).requiresGrad(true);
        Tensor w = Tensor.ones(2, 3, 3, 3).requiresGrad(true);
        Tensor y = x.conv2d(w, null);
        assertArrayEquals(new int[] {0, 2, 6, 6}, y.shape().dims());
        y.sum().backward();
        assertArrayEquals(new float[54], w.grad().toFloatArray());
        assertArrayEquals(NONE, x.grad().toFloatArray());
    }

    @Test
    void countsMultiplyAdds() {
        ConvShape shape =
                new ConvShape(2, 2, 4, 6, Axis.ABSENT, new Axis(5, 5, 3, 1, 1, 1), new Axis(5, 3, 3, 2, 1, 1));
        assertEquals(2L * 6 * 2 * 9 * 15, shape.multiplyAdds());
    }
}
