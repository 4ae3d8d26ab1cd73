package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.init.Init;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
    /// A network of one's own with a tied weight.
    private static final class Net extends Layer {
        private final Linear fc1 = child("fc1", new Linear(4, 3));
        private final Sequential rest = child("rest", new Sequential(new ReLU(), new Dropout(0.5), new BatchNorm1d(3)));
        private final Tensor tied = parameter("tied", fc1.weight());

        @Override
        protected Tensor compute(Tensor x) {
            return rest.forward(fc1.forward(x)).matmul(tied);
        }
    }

    private final Net net = new Net();

    @Test
    void namesPartsByTheirPathsInTheOrderOfTheirRegistration() {
        assertEquals(
                List.of("tied", "fc1.bias", "rest.2.weight", "rest.2.bias"),
                List.copyOf(net.namedParameters().keySet()));
        assertEquals(
                List.of("rest.2.running_mean", "rest.2.running_var", "rest.2.num_batches_tracked"),
                List.copyOf(net.namedBuffers().keySet()));
        assertEquals(
                List.of("", "fc1", "rest", "rest.0", "rest.1", "rest.2"),
                List.copyOf(net.namedLayers().keySet()));
        assertEquals(List.of("fc1", "rest"), List.copyOf(net.children().keySet()));
    }

    @Test
    void countsASharedTensorOnceButSavesItUnderEachName() {
        assertEquals(12 + 3 + 6, net.parameterCount());
        assertTrue(net.stateDict().keySet().containsAll(List.of("tied", "fc1.weight")));
    }

    @Test
    void refusesNamesThatAreTakenOrHaveDots() {
        var taken = assertThrows(IllegalArgumentException.class, () -> net.child("fc1", new ReLU()));
        assertEquals("Net has a part named \"fc1\" already.", taken.getMessage());
        var dotted = assertThrows(IllegalArgumentException.class, () -> net.buffer("a.b", Tensor.zeros(1)));
        assertEquals("A part's name must not be empty or contain a dot, got \"a.b\".", dotted.getMessage());
    }

    @Test
    void switchesModesAllTheWayDown() {
        assertTrue(net.namedLayers().get("rest.1").isTraining());
        net.eval();
        assertFalse(net.namedLayers().get("rest.1").isTraining());
        Tensor x = Tensor.randn(5, 4);
        assertArrayEquals(net.forward(x).toFloatArray(), net.forward(x).toFloatArray());
        net.train();
        assertTrue(net.namedLayers().get("rest.1").isTraining());
    }

    @Test
    void freezesAndUnfreezesAndDropsGradients() {
        net.forward(Tensor.randn(5, 4)).sum().backward();
        assertTrue(net.parameters().stream().allMatch(p -> p.grad() != null));
        net.zeroGrad();
        assertNull(net.parameters().getFirst().grad());
        net.freeze();
        assertFalse(net.forward(Tensor.randn(5, 4)).isTracked());
        assertTrue(net.toString().contains("new Linear(4, 3),  // 15 parameters, frozen"), net.toString());
        net.unfreeze();
        assertTrue(net.forward(Tensor.randn(5, 4)).isTracked());
    }

    @Test
    void callsHooksBeforeAndAfterUntilTheyAreRemoved() {
        List<String> seen = new ArrayList<>();
        Linear fc = net.fc1;
        HookHandle before = fc.registerForwardPreHook((layer, in) -> {
            seen.add("before " + in.getFirst().shape());
            return List.of(in.getFirst().mul(0));
        });
        HookHandle after = fc.registerForwardHook((layer, in, out) -> {
            seen.add("after " + out.shape());
            return out.add(1);
        });
        Init.zeros().fill(fc.bias());
        assertArrayEquals(new float[] {1, 1, 1}, fc.forward(Tensor.ones(1, 4)).toFloatArray());
        assertEquals(List.of("before [1, 4]", "after [1, 3]"), seen);
        before.remove();
        after.remove();
        after.remove();
        fc.forward(Tensor.ones(1, 4));
        assertEquals(2, seen.size());
    }

    @Test
    void appliesAnActionFromTheInsideOut() {
        List<String> order = new ArrayList<>();
        net.apply(layer -> order.add(layer.getClass().getSimpleName()));
        assertEquals(List.of("Linear", "ReLU", "Dropout", "BatchNorm1d", "Sequential", "Net"), order);
    }

    @Test
    void drawsParametersAnew() {
        float[] before = net.fc1.weight().toFloatArray();
        net.resetParameters();
        assertNotEquals(before[0], net.fc1.weight().toFloatArray()[0]);
        net.resetParameters(Init.constant(0.5), Init.zeros());
        assertEquals(0.5f, net.fc1.weight().toFloatArray()[7]);
        assertEquals(0, net.fc1.bias().toFloatArray()[2]);
        assertEquals(1, net.namedParameters().get("rest.2.weight").toFloatArray()[0]);
    }

    @Test
    void printsLayersInsideIndentedUnderTheirNames() {
        assertEquals("""
                new Net() {  // 21 parameters
                    fc1 = new Linear(4, 3),  // 15 parameters
                    rest = new Sequential(  // 6 parameters
                        new ReLU(),
                        new Dropout(0.5),
                        new BatchNorm1d(3)  // 6 parameters
                    )
                }""", net.toString());
    }

    @Test
    void printsItsArgumentsBeforeItsParts() {
        final class Wide extends Layer {
            private final Linear fc = child("fc", new Linear(2, 2));

            @Override
            protected Tensor compute(Tensor x) {
                return fc.forward(x);
            }

            @Override
            protected String call() {
                return "new Wide(2)";
            }
        }
        assertEquals("""
                new Sequential(  // 6 parameters
                    new Wide(2) {  // 6 parameters
                        fc = new Linear(2, 2)  // 6 parameters
                    },
                    new ReLU()
                )""", new Sequential(new Wide(), new ReLU()).toString());
    }

    @Test
    void aLayerWithTwoInputsLeadsThemThroughItsHooks() {
        final class Sum extends Layer {
            Tensor forward(Tensor a, Tensor b) {
                return through(List.of(a, b), in -> in.get(0).add(in.get(1)));
            }

            @Override
            protected Tensor compute(Tensor x) {
                throw needs("forward(a, b)");
            }
        }
        Sum sum = new Sum();
        sum.registerForwardHook((layer, in, out) -> out.mul(in.size()));
        assertEquals(10, sum.forward(Tensor.scalar(2), Tensor.scalar(3)).item());
        var e = assertThrows(IllegalStateException.class, () -> sum.forward(Tensor.scalar(1)));
        assertEquals("Sum() takes more than one input: call forward(a, b).", e.getMessage());
    }

    @Test
    void errorsOfOperationsBeginWithTheLayer() {
        var e = assertThrows(ShapeException.class, () -> new Sequential(new Softmax(2)).forward(Tensor.zeros(2, 3)));
        assertTrue(
                e.getMessage().startsWith("Softmax(2): softmax: dim 2 is out of range for shape [2, 3]"),
                e.getMessage());
    }
}
