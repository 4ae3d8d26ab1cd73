package cairn.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.tensor.Autograd;
import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MultiheadAttentionTest {
    @BeforeEach
    void drawTheSameNumbers() {
        Rng.seed(1);
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-5f);
    }

    @Test
    void givesTheSameOverItselfAsOverACopy() {
        for (boolean batchFirst : new boolean[] {false, true}) {
            var layer =
                    new MultiheadAttention(12, 3, MultiheadAttention.defaults().batchFirst(batchFirst));
            Tensor x = Tensor.randn(30, 40, 12);
            AttentionMasks masks = AttentionMasks.none().causal(true);
            assertClose(layer.forward(x, x.copy(), x.copy(), masks), layer.forward(x, masks));
        }
    }

    @Test
    void hasTheSameGradientOverItselfAsOverACopy() {
        var layer = new MultiheadAttention(8, 2);
        Tensor x = Tensor.randn(30, 2, 8).requiresGrad(true);
        Tensor whole = Autograd.grad(layer.forward(x).square().sum(), x).getFirst();
        Tensor apart = Autograd.grad(
                        layer.forward(x, x.mul(1), x.mul(1)).square().sum(), x)
                .getFirst();
        assertClose(whole, apart);
    }

    @Test
    void looksOnlyWhereTheMasksAllow() {
        var layer = new MultiheadAttention(4, 2, MultiheadAttention.defaults().batchFirst(true));
        Tensor x = Tensor.randn(2, 3, 4);
        Tensor padding = Tensor.of(new boolean[] {false, false, true, false, false, false}, 2, 3);
        var out = layer.run(x, x, x, AttentionMasks.none().keyPadding(padding).causal(true));
        Tensor w = out.weights(); // [N, heads, L, S]
        assertEquals(0, w.select(0, 0).select(2, 2).abs().sum().item());
        assertEquals(0, w.triu(1).abs().sum().item());
        assertTrue(w.select(0, 1).select(1, 2).select(1, 2).gt(0).all().itemBoolean());
        assertClose(Tensor.ones(2, 3), out.averagedWeights().sum(-1));
    }

    @Test
    void letsEverybodyLookAtTheAddedKeysDespiteTheCausalRule() {
        var options = MultiheadAttention.defaults().addBiasKV(true).addZeroAttn(true);
        var layer = new MultiheadAttention(4, 2, options);
        Tensor x = Tensor.randn(3, 4);
        var out = layer.run(x, x, x, AttentionMasks.none().causal(true));
        assertTrue(out.weights().narrow(-1, 3, 2).gt(0).all().itemBoolean());
        assertEquals(0, out.weights().narrow(-1, 0, 3).triu(1).abs().sum().item());
    }

    @Test
    void makesTheCausalMaskOfPyTorch() {
        Tensor mask = Transformer.generateSquareSubsequentMask(3);
        float no = Float.NEGATIVE_INFINITY;
        assertArrayEquals(new float[] {0, no, no, 0, 0, no, 0, 0, 0}, mask.toFloatArray());
    }

    @Test
    void drawsTheLayersOfAStackAnewOnRequest() {
        var stack = new TransformerEncoder(new TransformerEncoderLayer(4, 2), 2);
        var state = stack.stateDict();
        Tensor first = state.get("layers.0.linear1.weight");
        Tensor second = state.get("layers.1.linear1.weight");
        assertArrayEquals(first.toFloatArray(), second.toFloatArray());
        stack.resetParameters();
        assertTrue(first.ne(second).any().itemBoolean());
    }

    // ---- bad input

    private static void assertRefused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void refusesHeadsThatDoNotDivide() {
        assertRefused(
                "MultiheadAttention: embedDim must be a multiple of numHeads, got 6 and 4.",
                () -> new MultiheadAttention(6, 4));
    }

    @Test
    void namesItselfWhenInputsDoNotFit() {
        var layer = new MultiheadAttention(6, 2);
        Tensor x = Tensor.zeros(5, 2, 6);
        assertRefused(
                "MultiheadAttention(6, 2 heads) expects a query of [L, N, 6] or [L, 6] but got [5, 2, 4].",
                () -> layer.forward(Tensor.zeros(5, 2, 4)));
        assertRefused(
                "MultiheadAttention(6, 2 heads) expects as many values as keys but got [5, 2, 6], [5, 2, 6] and [4, 2, 6].",
                () -> layer.forward(x, x, Tensor.zeros(4, 2, 6)));
        assertRefused(
                "MultiheadAttention(6, 2 heads) expects query, key and value of the same batch size but got [5, 2, 6], [5, 3, 6] and [5, 3, 6].",
                () -> layer.forward(x, Tensor.zeros(5, 3, 6), Tensor.zeros(5, 3, 6)));
    }

    @Test
    void namesItselfWhenMasksDoNotFit() {
        var layer = new MultiheadAttention(6, 2);
        Tensor x = Tensor.zeros(5, 3, 6);
        assertRefused(
                "MultiheadAttention(6, 2 heads) expects an attention mask of [L=5, S=5] or [N·heads=6, 5, 5] but got [5, 4].",
                () -> layer.forward(x, AttentionMasks.none().attention(Tensor.zeros(5, 4))));
        assertRefused(
                "MultiheadAttention(6, 2 heads) expects a key padding mask of [3, 5] but got [5, 3].",
                () -> layer.forward(x, AttentionMasks.none().keyPadding(Tensor.zeros(DType.BOOL, 5, 3))));
        assertRefused(
                "AttentionMasks: keyPadding must be BOOL or F32, got I64. Did you mean mask.to(DType.BOOL)?",
                () -> AttentionMasks.none().keyPadding(Tensor.arange(5)));
    }

    @Test
    void asksForTheMemoryOfADecoder() {
        var decoder = new TransformerDecoderLayer(4, 2);
        assertEquals(
                "TransformerDecoderLayer(4, 2 heads) takes more than one input: call forward(target, memory).",
                assertThrows(IllegalStateException.class, () -> decoder.forward(Tensor.zeros(2, 4)))
                        .getMessage());
    }

    @Test
    void showsItsInputsToHooks() {
        var layer = new MultiheadAttention(4, 2);
        Tensor x = Tensor.randn(3, 4);
        int[] inputs = {0};
        layer.registerForwardPreHook((l, in) -> {
            inputs[0] = in.size();
            return List.of(in.get(0), in.get(1), in.get(2).mul(0));
        });
        assertClose(Tensor.zeros(3, 4), layer.forward(x, x, x));
        assertEquals(3, inputs[0]);
    }
}
