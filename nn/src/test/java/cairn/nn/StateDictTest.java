package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDictTest {
    private final Sequential net = new Sequential(new Linear(2, 3), new BatchNorm1d(3));

    @Test
    void copiesValuesFromAnotherNetwork() {
        var other = new Sequential(new Linear(2, 3), new BatchNorm1d(3));
        other.forward(Tensor.randn(8, 2));
        net.loadStateDict(other.stateDict());
        net.stateDict()
                .forEach((name, t) ->
                        assertArrayEquals(other.stateDict().get(name).toFloatArray(), t.toFloatArray(), name));
        assertEquals(1, net.namedBuffers().get("1.num_batches_tracked").itemLong());
    }

    @Test
    void namesEverythingThatDoesNotFitAndChangesNothing() {
        float[] before = net.parameters().getFirst().toFloatArray();
        Map<String, Tensor> state = new LinkedHashMap<>(net.stateDict());
        state.put("0.weight", Tensor.ones(2, 3));
        state.remove("1.weight");
        state.remove("1.running_var");
        state.put("head.bias", Tensor.ones(1));
        var e = assertThrows(IllegalArgumentException.class, () -> net.loadStateDict(state));
        assertEquals("""
                The state does not fit Sequential; nothing was changed.
                Missing: 1.weight, 1.running_var.
                Not known to the layer: head.bias.
                Of another shape: 0.weight [2, 3] (the layer has [3, 2]).""", e.getMessage());
        assertArrayEquals(before, net.parameters().getFirst().toFloatArray());
    }

    @Test
    void tellsHowToLoadNamesThatAWrapperPutAPrefixBefore() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        net.stateDict().forEach((name, t) -> state.put("module." + name, t.mul(2)));
        var e = assertThrows(IllegalArgumentException.class, () -> net.loadStateDict(state));
        assertTrue(e.getMessage().endsWith("StateDict.withoutPrefix(state, \"module.\") removes it."), e.getMessage());
        net.loadStateDict(StateDict.withoutPrefix(state, "module."));
        assertArrayEquals(
                state.get("module.0.weight").toFloatArray(),
                net.stateDict().get("0.weight").toFloatArray());
    }

    @Test
    void toleratesMissingAndUnknownEntriesWhenNotStrict() {
        var mismatch = net.loadStateDict(Map.of("0.bias", Tensor.ones(3), "x", Tensor.ones(1)), false);
        assertEquals(List.of("x"), mismatch.unexpected());
        assertEquals(6, mismatch.missing().size());
        assertArrayEquals(
                new float[] {1, 1, 1}, net.namedParameters().get("0.bias").toFloatArray());
        var e = assertThrows(
                IllegalArgumentException.class, () -> net.loadStateDict(Map.of("0.bias", Tensor.ones(4)), false));
        assertEquals(
                "The state does not fit Sequential; nothing was changed.\nOf another shape: 0.bias [4] (the layer has [3]).",
                e.getMessage());
    }

    @Test
    void refusesAStateThatChangesAValueSavedForTheBackwardPass() {
        Tensor y = net.forward(Tensor.randn(4, 2).requiresGrad(true)).square().sum();
        net.loadStateDict(net.copy().stateDict());
        assertThrows(IllegalStateException.class, y::backward);
    }
}
