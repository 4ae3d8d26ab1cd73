package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelGraphTest {
    private static final class Residual extends Layer {
        private final Linear inner = child("inner", new Linear(4, 4));

        @Override
        protected Tensor compute(Tensor x) {
            return x.add(inner.forward(x)).tanh();
        }
    }

    private static List<String> kinds(ModelGraph g) {
        return g.nodes().stream().map(ModelGraph.Node::kind).toList();
    }

    @Test
    void aSequenceIsAChain() {
        Layer model = new Sequential(new Flatten(), new Linear(64, 8), new ReLU(), new Linear(8, 2));
        ModelGraph g = ModelGraph.of(model, Tensor.zeros(1, 8, 8));
        assertEquals(List.of("input", "Flatten", "Linear", "ReLU", "Linear"), kinds(g));
        for (int i = 1; i < g.nodes().size(); i++)
            assertEquals(List.of(i - 1), g.nodes().get(i).inputs());
        assertEquals("3", g.nodes().getLast().path());
        assertEquals(8 * 2 + 2, g.nodes().getLast().parameters());
        assertTrue(model.isTraining());
    }

    @Test
    void aSumAroundALayerTakesBothWays() {
        ModelGraph g = ModelGraph.of(new Sequential(new Residual(), new Linear(4, 1)), Tensor.zeros(3, 4));
        assertEquals(List.of("input", "Linear", "add", "tanh", "Linear"), kinds(g));
        assertEquals("0.inner", g.nodes().get(1).path());
        assertEquals(List.of(0, 1), g.nodes().get(2).inputs().stream().sorted().toList());
        assertEquals("0", g.nodes().get(2).path());
        assertEquals(List.of(3), g.nodes().get(4).inputs());
    }

    @Test
    void layersThatLearnFromSequencesAreOneNode() {
        ModelGraph g = ModelGraph.of(new LSTM(3, 5), Tensor.zeros(7, 2, 3));
        assertEquals(List.of("input", "LSTM"), kinds(g));
        assertEquals(List.of(0), g.nodes().get(1).inputs());
    }
}
