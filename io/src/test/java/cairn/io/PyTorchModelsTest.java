package cairn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.LayerNorm;
import cairn.nn.TransformerEncoder;
import cairn.nn.TransformerEncoderLayer;
import cairn.nn.TransformerOptions;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.nn.model.Autoencoder;
import cairn.nn.model.CharLSTM;
import cairn.nn.model.Gpt;
import cairn.nn.model.Vae;
import cairn.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// State dicts of PyTorch load by name and compute what they computed there; what is written back is what PyTorch wrote.
class PyTorchModelsTest {
    private static final Gpt.Options SMALL =
            Gpt.defaults().layers(2).heads(2).width(8).block(6);

    @TempDir
    Path folder;

    private static Map<String, Supplier<Layer>> models() {
        var layer = TransformerOptions.defaults()
                .dimFeedforward(12)
                .activation(Activation.GELU)
                .batchFirst(true)
                .normFirst(true);
        Map<String, Supplier<Layer>> all = new LinkedHashMap<>();
        all.put("gpt", () -> new Gpt(11, SMALL));
        all.put("gpt_without_bias", () -> new Gpt(11, SMALL.bias(false)));
        all.put(
                "char_lstm",
                () -> new CharLSTM(
                        11, CharLSTM.defaults().embedding(5).hidden(7).layers(2)));
        all.put("autoencoder", () -> new Autoencoder(Autoencoder.defaults().output(Activation.SIGMOID), 12, 8, 3));
        all.put("vae", () -> new Vae(12, 6, 2));
        all.put(
                "transformer_encoder",
                () -> new TransformerEncoder(new TransformerEncoderLayer(8, 2, layer), 2, new LayerNorm(8)));
        return all;
    }

    private static Path state(String name) {
        return Fixture.path("models/" + name + ".safetensors");
    }

    private static Map<String, Tensor> io(String name) {
        return SafeTensors.read(Fixture.path("models/" + name + "_io.safetensors"))
                .tensors();
    }

    private static Layer loaded(String name) {
        Layer model = models().get(name).get();
        Models.loadWeights(state(name), model);
        model.eval();
        return model;
    }

    private static void assertClose(Tensor expected, Tensor actual, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-5f, what);
    }

    @TestFactory
    Stream<DynamicTest> givesPyTorchsOutputs() {
        return models().keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    Map<String, Tensor> io = io(name);
                    assertClose(io.get("y"), loaded(name).forward(io.get("x")), name);
                }));
    }

    @TestFactory
    Stream<DynamicTest> writesWhatPyTorchWrote() {
        return models().keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    Path file = folder.resolve(name + ".safetensors");
                    SafeTensors.write(file, loaded(name).stateDict(), Map.of());
                    Map<String, Tensor> theirs = SafeTensors.read(state(name)).tensors();
                    Map<String, Tensor> ours = SafeTensors.read(file).tensors();
                    assertEquals(theirs.keySet(), ours.keySet());
                    theirs.forEach((key, t) -> {
                        assertEquals(t.dtype(), ours.get(key).dtype(), key);
                        assertEquals(t.shape(), ours.get(key).shape(), key);
                        assertArrayEquals(t.toFloatArray(), ours.get(key).toFloatArray(), key);
                    });
                }));
    }

    @Test
    void givesPyTorchsGradientsOfALanguageModel() {
        Map<String, Tensor> io = io("gpt");
        Layer gpt = loaded("gpt");
        Tensor x = io.get("x");
        Tensor targets = x.reshape(-1).add(3).remainder(11);
        new CrossEntropyLoss().forward(gpt.forward(x).flatten(0, 1), targets).backward();
        assertGradients(io, gpt);
    }

    private static void assertGradients(Map<String, Tensor> io, Layer model) {
        assertTrue(model.parameters().size() >= 10);
        model.namedParameters().forEach((name, p) -> assertClose(io.get("grad." + name), p.grad(), name));
    }

    @Test
    void givesPyTorchsLossOfAVariationalAutoencoderAndItsGradients() {
        Map<String, Tensor> io = io("vae");
        Vae vae = (Vae) loaded("vae");
        Tensor loss = vae.run(io.get("x")).loss(io.get("x"));
        assertEquals(io.get("loss").item(), loss.item(), 1e-4f);
        loss.backward();
        assertGradients(io, vae);
    }

    // ---- the names under which states of nanoGPT come

    private static Map<String, Tensor> gptState() {
        return SafeTensors.read(state("gpt")).tensors();
    }

    private static void assertReads(Map<String, Tensor> state) {
        Gpt gpt = new Gpt(11, SMALL);
        gpt.loadStateDict(state);
        gpt.eval();
        Map<String, Tensor> io = io("gpt");
        assertClose(io.get("y"), gpt.forward(io.get("x")), "output");
    }

    @Test
    void readsTheSharedWeightUnderEitherOfItsNames() {
        for (String left : new String[] {"lm_head.weight", "transformer.wte.weight"}) {
            Map<String, Tensor> state = new LinkedHashMap<>(gptState());
            state.remove(left);
            assertReads(state);
        }
    }

    @Test
    void readsNamesWithoutTheBodyAndWithTheCompilersMark() {
        Map<String, Tensor> bare = new LinkedHashMap<>();
        Map<String, Tensor> compiled = new LinkedHashMap<>();
        gptState().forEach((name, t) -> {
            bare.put(name.replace("transformer.", ""), t);
            compiled.put("_orig_mod." + name, t);
        });
        assertReads(bare);
        assertReads(compiled);
    }

    @Test
    void leavesTheMasksOfOlderVersionsAside() {
        Map<String, Tensor> state = new LinkedHashMap<>(gptState());
        for (int i = 0; i < 2; i++)
            state.put(
                    "transformer.h." + i + ".attn.bias",
                    Tensor.ones(6, 6).tril().reshape(1, 1, 6, 6));
        assertReads(state);
    }

    @Test
    void stillSaysWhatIsMissing() {
        Map<String, Tensor> state = new LinkedHashMap<>(gptState());
        state.remove("transformer.h.1.ln_2.weight");
        state.put("transformer.h.2.ln_1.weight", Tensor.ones(8));
        var e = assertThrows(IllegalArgumentException.class, () -> new Gpt(11, SMALL).loadStateDict(state));
        assertEquals("""
                The state does not fit Gpt(11 tokens, 2 layers, 2 heads, width 8, block 6); nothing was changed.
                Missing: transformer.h.1.ln_2.weight.
                Not known to the layer: transformer.h.2.ln_1.weight.""", e.getMessage());
    }

    @Test
    void keepsTheSharedWeightSharedInAModelFile() {
        Path file = folder.resolve("gpt.safetensors");
        Models.save(file, loaded("gpt"));
        Gpt back = (Gpt) Models.load(file);
        assertEquals(loaded("gpt").parameterCount(), back.parameterCount());
        Map<String, Tensor> io = io("gpt");
        assertClose(io.get("y"), back.forward(io.get("x")), "output");
    }
}
