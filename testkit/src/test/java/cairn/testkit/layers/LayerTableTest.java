package cairn.testkit.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.nn.Activation;
import cairn.nn.CELU;
import cairn.nn.ELU;
import cairn.nn.Flatten;
import cairn.nn.GELU;
import cairn.nn.GLU;
import cairn.nn.Hardshrink;
import cairn.nn.Hardsigmoid;
import cairn.nn.Hardswish;
import cairn.nn.Hardtanh;
import cairn.nn.Identity;
import cairn.nn.Layer;
import cairn.nn.Layers;
import cairn.nn.LeakyReLU;
import cairn.nn.Linear;
import cairn.nn.LogSigmoid;
import cairn.nn.LogSoftmax;
import cairn.nn.Mish;
import cairn.nn.Mlp;
import cairn.nn.PReLU;
import cairn.nn.RReLU;
import cairn.nn.ReLU;
import cairn.nn.ReLU6;
import cairn.nn.SELU;
import cairn.nn.Sequential;
import cairn.nn.SiLU;
import cairn.nn.Sigmoid;
import cairn.nn.Softmax;
import cairn.nn.Softmin;
import cairn.nn.Softplus;
import cairn.nn.Softshrink;
import cairn.nn.Softsign;
import cairn.nn.Tanh;
import cairn.nn.Tanhshrink;
import cairn.nn.Threshold;
import cairn.nn.Unflatten;
import cairn.testkit.AccessChecks;
import cairn.testkit.LayerCase;
import cairn.testkit.LayerChecks;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of all layers: every row is checked, and every layer that can be named has a row.
class LayerTableTest {
    private static final List<LayerCase> ELEMENTARY = List.of(
            row(() -> new Linear(4, 5), 3, 4).gives(3, 5).parameters(25).prints("new Linear(4, 5)"),
            row(() -> Linear.withoutBias(4, 5), 2, 3, 4)
                    .gives(2, 3, 5)
                    .parameters(20)
                    .prints("Linear.withoutBias(4, 5)"),
            row(() -> new Sequential(new Linear(4, 3), new SiLU(), new Linear(3, 2)), 5, 4)
                    .gives(5, 2)
                    .parameters(23)
                    .prints("new Sequential("),
            row(() -> new Sequential().with("in", new Linear(4, 3)).with("act", new Tanh()), 5, 4)
                    .gives(5, 3)
                    .parameters(15)
                    .prints("new Sequential()"),
            row(() -> Mlp.of(Mlp.defaults().activation(Activation.TANH).output(Activation.SOFTMAX), 4, 6, 3), 5, 4)
                    .gives(5, 3)
                    .parameters(51),
            row(() -> new GLU(1), 3, 4).gives(3, 2).prints("new GLU(1)"),
            row(Flatten::new, 2, 3, 4).gives(2, 12).prints("new Flatten()"),
            row(() -> new Flatten(0, 1), 2, 3, 4).gives(6, 4).prints("new Flatten(0, 1)"),
            row(() -> new Unflatten(1, 2, -1), 3, 8).gives(3, 2, 4).prints("new Unflatten(1, 2, -1)"),
            row(Identity::new, 3, 4).prints("new Identity()"),
            row(() -> new PReLU(), 3, 4).parameters(1).prints("new PReLU()").on(Sampler.awayFromKinks()),
            row(() -> new PReLU(3, 0.1), 2, 3, 4)
                    .parameters(3)
                    .prints("new PReLU(3, 0.1)")
                    .on(Sampler.awayFromKinks()),
            kinked(RReLU::new, "new RReLU()").differsInTraining(),
            kinked(() -> new RReLU(0.1, 0.2), "new RReLU(0.1, 0.2)").differsInTraining(),
            kinked(ReLU::new, "new ReLU()"),
            kinked(ReLU6::new, "new ReLU6()"),
            kinked(LeakyReLU::new, "new LeakyReLU()"),
            kinked(() -> new LeakyReLU(0.2), "new LeakyReLU(0.2)"),
            kinked(() -> new ELU(2), "new ELU(2.0)"),
            kinked(() -> new CELU(2), "new CELU(2.0)"),
            kinked(SELU::new, "new SELU()"),
            kinked(Hardtanh::new, "new Hardtanh()"),
            kinked(() -> new Hardtanh(-2, 0.5), "new Hardtanh(-2.0, 0.5)"),
            kinked(Hardsigmoid::new, "new Hardsigmoid()"),
            kinked(Hardswish::new, "new Hardswish()"),
            kinked(() -> new Hardshrink(1), "new Hardshrink(1.0)"),
            kinked(Softshrink::new, "new Softshrink()"),
            kinked(() -> new Threshold(0.5, 20), "new Threshold(0.5, 20.0)"),
            row(GELU::new, 3, 4).prints("new GELU()"),
            row(() -> new GELU(GELU.Approximation.TANH), 3, 4).prints("new GELU(GELU.Approximation.TANH)"),
            row(SiLU::new, 3, 4).prints("new SiLU()"),
            row(Mish::new, 3, 4).prints("new Mish()"),
            row(Sigmoid::new, 3, 4).prints("new Sigmoid()"),
            row(LogSigmoid::new, 3, 4).prints("new LogSigmoid()"),
            row(Tanh::new, 3, 4).prints("new Tanh()"),
            row(Tanhshrink::new, 3, 4).prints("new Tanhshrink()"),
            row(Softsign::new, 3, 4).prints("new Softsign()"),
            row(Softplus::new, 3, 4).prints("new Softplus()"),
            row(() -> new Softplus(2, 10), 3, 4).prints("new Softplus(2.0, 10.0)"),
            row(() -> new Softmax(1), 3, 4).prints("new Softmax(1)"),
            row(() -> new Softmin(-1), 3, 4).prints("new Softmin(-1)"),
            row(() -> new LogSoftmax(0), 3, 4).prints("new LogSoftmax(0)"));

    private static final List<LayerCase> ROWS = Stream.of(
                    ELEMENTARY,
                    EmbeddingRows.ROWS,
                    DropoutRows.ROWS,
                    SequenceRows.ROWS,
                    AttentionRows.ROWS,
                    ModelRows.ROWS,
                    ConvRows.ROWS,
                    NormRows.ROWS,
                    PoolRows.ROWS,
                    PadRows.ROWS)
            .flatMap(List::stream)
            .toList();

    private static LayerCase row(Supplier<Layer> make, int... input) {
        return LayerCase.of(make, input);
    }

    private static LayerCase kinked(Supplier<Layer> make, String printed) {
        return LayerCase.of(make, 3, 4).prints(printed).on(Sampler.awayFromKinks());
    }

    @TestFactory
    Stream<DynamicTest> everyLaunchDeclaresItsMemory() {
        return AccessChecks.ofLayers(ROWS);
    }

    @TestFactory
    Stream<DynamicContainer> everyRow() {
        return LayerChecks.of(ROWS);
    }

    @Test
    void everyLayerHasARow() {
        Set<String> types = new TreeSet<>(Layers.names());
        ROWS.forEach(row -> types.removeAll(LayerChecks.types(row)));
        types.removeIf(name -> name.startsWith("MaxUnpool")); // take two inputs: see PoolLayersTest
        types.remove("LazyLinear"); // has no shape before its first batch: see LazyLinearTest
        assertEquals(Set.of(), types, "layers without a row in the table");
    }
}
