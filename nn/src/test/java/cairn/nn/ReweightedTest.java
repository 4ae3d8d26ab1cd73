package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Layers whose weight is computed from other parameters. The numbers are PyTorch's, of `torch.nn.utils.weight_norm` and
/// `torch.nn.utils.spectral_norm`.
class ReweightedTest {
    private static final Tensor W = Tensor.of(new float[][] {{1, 2, 2}, {0, 3, 4}});
    private static final Tensor X = Tensor.of(new float[][] {{1, -1, 2}});

    private static Linear linear() {
        Linear layer = Linear.withoutBias(3, 2);
        layer.weight().detach().copyInPlace(W);
        return layer;
    }

    private static float[] gradient(Layer layer, String name) {
        return layer.namedParameters().get(name).grad().toFloatArray();
    }

    @Test
    void givesEachOutputALengthOfItsOwn() {
        Layer layer = new WeightNorm(linear());
        layer.namedParameters().get("weight_g").detach().mulInPlace(2);
        Tensor y = layer.forward(X);
        assertArrayEquals(new float[] {6, 10}, y.toFloatArray(), 1e-5f);
        y.square().sum().backward();
        assertArrayEquals(new float[] {12, 20}, gradient(layer, "weight_g"), 1e-4f);
        assertArrayEquals(new float[] {16, -40, 32, 40, -64, 48}, gradient(layer, "weight_v"), 1e-4f);
    }

    @Test
    void takesLengthsAlongAnotherDimAndOfTheWhole() {
        Layer layer = new WeightNorm(linear(), 1);
        layer.namedParameters().get("weight_g").detach().mulInPlace(2);
        layer.forward(X).square().sum().backward();
        assertArrayEquals(new float[] {12, -23.297409f, 46.510212f}, gradient(layer, "weight_g"), 1e-4f);
        assertArrayEquals(
                new float[] {0, 1.8461552f, 6.4f, 40, -1.2307673f, -3.2f}, gradient(layer, "weight_v"), 1e-4f);
        layer = WeightNorm.whole(linear());
        layer.namedParameters().get("weight_g").detach().mulInPlace(2);
        layer.forward(X).square().sum().backward();
        assertArrayEquals(new float[] {23.323809f}, gradient(layer, "weight_g"), 1e-4f);
        assertArrayEquals(new float[] {16, -40, 32, 40, -64, 48}, gradient(layer, "weight_v"), 1e-4f);
    }

    @Test
    void dividesByTheGreatestSingularValue() {
        Layer layer = new SpectralNorm(linear());
        layer.namedBuffers().get("weight_u").copyInPlace(Tensor.of(new float[] {0.6f, 0.8f}));
        Tensor y = layer.forward(X);
        assertArrayEquals(new float[] {0.52134424f, 0.86890703f}, y.toFloatArray(), 1e-5f);
        y.square().sum().backward();
        assertArrayEquals(
                new float[] {0.16229825f, -0.2946097f, 0.22378775f, 0.26966202f, -0.49602625f, 0.36685610f},
                gradient(layer, "weight_orig"),
                1e-5f);
        assertArrayEquals(
                new float[] {0.50462681f, 0.86333752f},
                layer.namedBuffers().get("weight_u").toFloatArray(),
                1e-5f);
        assertArrayEquals(
                new float[] {0.10495672f, 0.6297403f, 0.76968259f},
                layer.namedBuffers().get("weight_v").toFloatArray(),
                1e-5f);
        layer.eval();
        assertArrayEquals(
                new float[] {0.52134424f, 0.86890703f}, layer.forward(X).toFloatArray(), 1e-5f);
    }

    @Test
    void comesToASpectralNormOfOne() {
        var layer = new SpectralNorm(new Linear(6, 4), 50);
        layer.forward(Tensor.zeros(1, 6));
        Tensor w = ((Linear) layer.removed()).weight().detach();
        Tensor largest = Tensor.ones(6);
        for (int i = 0; i < 200; i++) largest = w.transpose().mv(w.mv(largest)).normalize(2, 0, 1e-12);
        assertEquals(1, w.mv(largest).norm().item(), 1e-4);
    }

    @Test
    void bearsTheNamesOfPyTorchsStateDicts() {
        assertEquals(
                Map.of("bias", Shape.of(3), "weight_g", Shape.of(2, 1, 1, 1), "weight_v", Shape.of(2, 3, 2, 2)),
                shapes(new WeightNorm(new ConvTranspose2d(2, 3, 2))));
        assertEquals(
                Map.of(
                        "bias",
                        Shape.of(3),
                        "weight_orig",
                        Shape.of(2, 3, 2, 2),
                        "weight_u",
                        Shape.of(3),
                        "weight_v",
                        Shape.of(8)),
                shapes(new SpectralNorm(new ConvTranspose2d(2, 3, 2))));
    }

    private static Map<String, Shape> shapes(Layer layer) {
        return layer.stateDict().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().shape()));
    }

    @Test
    void givesAPlainLayerBack() {
        for (Reweighted layer : List.of(new WeightNorm(new Linear(3, 2), 1), new SpectralNorm(new Linear(3, 2)))) {
            layer.eval();
            layer.stateDict().values().forEach(t -> t.detach().addInPlace(0.1));
            Layer plain = layer.removed();
            assertEquals(Linear.class, plain.getClass());
            assertArrayEquals(layer.forward(X).toFloatArray(), plain.forward(X).toFloatArray(), 1e-6f);
        }
    }

    @Test
    void startsAnewAsTheLayerInsideDoes() {
        var layer = new WeightNorm(linear());
        layer.resetParameters();
        Tensor v = layer.namedParameters().get("weight_v").detach();
        assertArrayEquals(
                v.norm(2, 1).toFloatArray(),
                layer.namedParameters().get("weight_g").detach().reshape(2).toFloatArray(),
                1e-6f);
    }

    @Test
    void refusesLayersWithoutAWeightAndInputsThatDoNotFit() {
        var e = assertThrows(IllegalArgumentException.class, () -> new WeightNorm(new Dropout()));
        assertEquals(
                "WeightNorm: needs a layer with a weight, such as Linear or Conv2d, got Dropout(0.5).", e.getMessage());
        e = assertThrows(ShapeException.class, () -> new SpectralNorm(linear()).forward(Tensor.zeros(2, 4)));
        assertEquals("SpectralNorm(Linear(3 → 2)): Linear(3 → 2) expects [..., 3] but got [2, 4].", e.getMessage());
        e = assertThrows(ShapeException.class, () -> new WeightNorm(linear(), 2));
        assertEquals("WeightNorm: dim 2 is out of range for shape [2, 3], expected a dim in [-2, 1].", e.getMessage());
    }
}
