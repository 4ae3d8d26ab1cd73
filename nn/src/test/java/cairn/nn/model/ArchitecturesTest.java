package cairn.nn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.Layer;
import cairn.nn.Penalized;
import cairn.tensor.DType;
import cairn.tensor.Rng;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// What is special about each architecture; outputs and gradients are held against PyTorch's in the module `io`.
class ArchitecturesTest {
    private static final Gpt.Options SMALL =
            Gpt.defaults().layers(2).heads(2).width(32).block(8);

    private static Gpt gpt() {
        return Rng.with(Rng.of(1), () -> new Gpt(50, SMALL));
    }

    private static double deviation(Layer model, String name) {
        return model.namedParameters().get(name).std().item();
    }

    @Test
    void startsAGptAsNanoGptDoes() {
        Gpt gpt = gpt();
        assertEquals(0.02, deviation(gpt, "transformer.wte.weight"), 0.001);
        assertEquals(0.02, deviation(gpt, "transformer.wpe.weight"), 0.002);
        assertEquals(0.02, deviation(gpt, "transformer.h.1.mlp.c_fc.weight"), 0.001);
        assertEquals(0.01, deviation(gpt, "transformer.h.0.attn.c_proj.weight"), 0.001);
        assertEquals(0.01, deviation(gpt, "transformer.h.1.mlp.c_proj.weight"), 0.001);
        assertEquals(
                0,
                gpt.namedParameters()
                        .get("transformer.h.0.attn.c_attn.bias")
                        .abs()
                        .sum()
                        .item());
        assertEquals(
                1, gpt.namedParameters().get("transformer.ln_f.weight").mean().item());
    }

    @Test
    void sharesTheTableOfTokensWithTheScores() {
        Gpt gpt = gpt();
        assertFalse(gpt.namedParameters().containsKey("lm_head.weight"));
        assertTrue(gpt.stateDict().containsKey("lm_head.weight"));
        gpt.stateDict().get("transformer.wte.weight").zeroInPlace();
        assertEquals(0, gpt.stateDict().get("lm_head.weight").abs().sum().item());
        assertEquals(gpt.parameterCount(), gpt.copy().parameterCount());
        assertEquals(
                gpt.parameters().size(), gpt.decayed().size() + gpt.undecayed().size());
        assertTrue(gpt.undecayed().stream().allMatch(p -> p.rank() == 1));
    }

    @Test
    void letsNobodyLookAhead() {
        Gpt gpt = gpt();
        gpt.eval();
        Tensor x = Tensor.randint(Rng.of(2), 0, 50, 1, 8);
        Tensor changed = x.copy();
        changed.select(1, 5).fillInPlace(3);
        float[] before = gpt.forward(x).narrow(1, 0, 5).toFloatArray();
        assertArrayEquals(before, gpt.forward(changed).narrow(1, 0, 5).toFloatArray(), 1e-6f);
    }

    @Test
    void refusesTokensThatDoNotFit() {
        Gpt gpt = gpt();
        var e = assertThrows(
                ShapeException.class, () -> gpt.forward(Tensor.zeros(2, 9).to(DType.I64)));
        assertEquals(
                "Gpt(50 tokens, 2 layers, 2 heads, width 32, block 8) expects tokens [N, T] with T of at most block = 8 but got [2, 9]. "
                        + "Use the last tokens alone: x.narrow(-1, 1, 8).",
                e.getMessage());
        var f = assertThrows(IllegalArgumentException.class, () -> gpt.forward(Tensor.zeros(2, 3)));
        assertEquals(
                "Gpt(50 tokens, 2 layers, 2 heads, width 32, block 8) expects I64 tokens but got F32 [2, 3].",
                f.getMessage());
        f = assertThrows(IllegalArgumentException.class, () -> SMALL.heads(5));
        assertEquals("Gpt: width must be a multiple of heads, got 32 and 5.", f.getMessage());
    }

    @Test
    void goesOnWithAStateAsIfInOneGo() {
        var lstm = new CharLSTM(20, CharLSTM.defaults().embedding(4).hidden(6).layers(2));
        Tensor x = Tensor.randint(Rng.of(3), 0, 20, 2, 7);
        var first = lstm.run(x.narrow(1, 0, 3));
        var second = lstm.run(x.narrow(1, 3, 4), first.state());
        Tensor both = Tensor.cat(1, first.scores(), second.scores());
        assertArrayEquals(lstm.forward(x).toFloatArray(), both.toFloatArray(), 1e-6f);
    }

    @Test
    void codesAndDecodesInTheFormOfTheInput() {
        var coder = new Autoencoder(12, 8, 3);
        Tensor x = Tensor.randn(5, 3, 2, 2);
        assertEquals("[5, 3]", coder.encode(x).shape().toString());
        assertEquals("[5, 12]", coder.decode(coder.encode(x)).shape().toString());
        assertEquals(x.shape(), coder.forward(x).shape());
        var e = assertThrows(ShapeException.class, () -> coder.forward(Tensor.zeros(5, 11)));
        assertEquals(
                "Autoencoder(12 → 8 → 3) expects [N, …] with 12 numbers in each sample but got [5, 11].",
                e.getMessage());
        var f = assertThrows(IllegalArgumentException.class, () -> new Autoencoder(12));
        assertEquals("Autoencoder: sizes of at least a sample and a code are needed, got [12].", f.getMessage());
    }

    @Test
    void drawsCodesInTrainingAndTakesTheirMeanInUse() {
        var vae = new Vae(6, 5, 2);
        Tensor x = Tensor.rand(4, 6);
        assertFalse(vae.forward(x).equal(vae.forward(x)));
        vae.eval();
        assertTrue(vae.forward(x).equal(vae.forward(x)));
        var out = vae.run(x);
        assertTrue(out.reconstruction().equal(vae.decode(out.code().mean())));
    }

    @Test
    void aPassOfAVariationalAutoencoderCostsItsShareOfTheLoss() {
        var vae = new Vae(6, 5, 2);
        vae.eval(); // codes are not drawn: both runs see the same
        Tensor x = Tensor.rand(4, 6);
        Penalized.Pass pass = vae.pass(x);
        Tensor whole = Vae.reconstruction().forward(pass.output(), x).add(pass.penalty());
        assertEquals(vae.run(x).loss(x).item() / 4, whole.item(), 1e-5);
        pass.penalty().backward();
        assertNotNull(vae.namedParameters().get("fc22.weight").grad());
        assertNull(vae.namedParameters().get("fc4.weight").grad(), "codes alone are penalised");
    }

    @Test
    void measuresHowFarCodesAreFromTheStandardNormal() {
        var standard = new Vae.Code(Tensor.zeros(3, 2), Tensor.zeros(3, 2));
        assertEquals(0, standard.divergence().item(), 1e-9);
        var other = new Vae.Code(Tensor.of(new float[][] {{2}}), Tensor.of(new float[][] {{(float) Math.log(4)}}));
        assertEquals(-0.5 * (1 + Math.log(4) - 4 - 4), other.divergence().item(), 1e-5);
    }
}
