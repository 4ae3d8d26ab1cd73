package cairn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Layers;
import cairn.nn.LazyLinear;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.Tanh;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    private static Sequential net() {
        return new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 3));
    }

    /// A layer of the user's own, with an argument.
    static final class Residual extends Layer {
        private final int width;
        private final Linear inner;

        Residual(int width) {
            this.width = width;
            inner = child("inner", new Linear(width, width));
        }

        @Override
        protected Tensor compute(Tensor x) {
            return x.add(inner.forward(x));
        }

        @Override
        public LayerConfig config() {
            return LayerConfig.of("ModelsTestResidual").with("width", width);
        }
    }

    /// A layer of the user's own that cannot be outlined, because its constructor looks at values.
    static final class Curious extends Layer {
        Curious() {
            float first = parameter("weight", Tensor.rand(2)).toFloatArray()[0];
            assertTrue(first < 1);
        }

        @Override
        protected Tensor compute(Tensor x) {
            return x;
        }

        @Override
        public LayerConfig config() {
            return LayerConfig.of("ModelsTestCurious");
        }
    }

    @BeforeAll
    static void makeOwnLayersKnown() {
        Layers.register("ModelsTestResidual", c -> new Residual(c.integer("width")));
        Layers.register("ModelsTestCurious", c -> new Curious());
    }

    // ---- whole models

    @Test
    void aModelComesBackWithItsStructureItsWeightsAndItsOutput() {
        Sequential net = net().with("head", new Residual(3));
        Models.save(file(), net);
        Layer back = Models.load(file());
        assertEquals(net.toString(), back.toString());
        Tensor x = Tensor.randn(5, 4);
        assertArrayEquals(net.forward(x).toFloatArray(), back.forward(x).toFloatArray());
        assertFalse(back.isTraining());
    }

    @Test
    void aModelInMemoryIsReadAsOneInAFile() throws IOException {
        Sequential net = net();
        Models.save(file(), net, Map.of("k", "v"));
        byte[] bytes = Files.readAllBytes(file());
        assertEquals(Map.of("k", "v"), Models.read(bytes).metadata());
        assertEquals(net.toString(), Models.read(bytes).layer().toString());
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        assertTrue(assertThrows(FileException.class, () -> Models.read(cut))
                .getMessage()
                .startsWith("safetensors: the file is cut short"));
    }

    @Test
    void metadataOfTheCallerComesBackAlone() {
        Models.save(file(), net(), Map.of("classes", "[\"a\",\"b\"]"));
        assertEquals(Map.of("classes", "[\"a\",\"b\"]"), Models.read(file()).metadata());
        for (String taken : List.of("format", "cairn.version", "cairn.x"))
            assertThrows(IllegalArgumentException.class, () -> Models.save(file(), net(), Map.of(taken, "")));
    }

    @Test
    void otherProgramsSeePlainWeightsUnderPyTorchsNames() {
        Models.save(file(), net());
        TensorFile content = SafeTensors.read(file());
        assertEquals(
                List.of("0.weight", "0.bias", "2.weight", "2.bias"),
                List.copyOf(content.tensors().keySet()));
        assertEquals("pt", content.metadata().get("format"));
    }

    @Test
    void loadingLeavesTheSharedRandomSequenceAlone() {
        Models.save(file(), net());
        Rng.State before = Rng.current().state();
        Models.load(file());
        assertEquals(before, Rng.current().state());
    }

    @Test
    void aLazyLayerIsSavedAsWhatItHasBecome() {
        Sequential net = new Sequential(new LazyLinear(3));
        assertThrows(IllegalStateException.class, () -> Models.save(file(), net));
        assertFalse(Files.exists(file()));
        net.forward(Tensor.zeros(1, 5));
        Models.save(file(), net);
        assertEquals(
                new Linear(5, 3).toString(),
                Models.load(file()).children().get("0").toString());
    }

    @Test
    void anOwnLayerThatCannotBeOutlinedIsLoadedAllTheSame() {
        Curious layer = new Curious();
        Models.save(file(), layer);
        assertArrayEquals(
                layer.parameters().getFirst().toFloatArray(),
                Models.load(file()).parameters().getFirst().toFloatArray());
    }

    // ---- weights alone

    @Test
    void pyTorchsWeightsGivePyTorchsOutput() {
        Sequential net = new Sequential(new Linear(4, 8), new Tanh(), new Linear(8, 3));
        Models.loadWeights(Fixture.path("pytorch_mlp.safetensors"), net);
        Map<String, Tensor> io =
                SafeTensors.read(Fixture.path("pytorch_mlp_io.safetensors")).tensors();
        assertArrayEquals(io.get("y").toFloatArray(), net.forward(io.get("x")).toFloatArray(), 1e-6f);
    }

    @Test
    void weightsThatDoNotFitAreAllNamedAndNothingIsChanged() {
        SafeTensors.write(
                file(),
                Map.of("0.weight", Tensor.zeros(8, 4), "0.bias", Tensor.zeros(7), "extra", Tensor.zeros(1)),
                Map.of());
        Sequential net = net();
        float[] before = net.parameters().getFirst().toFloatArray();
        String message = assertThrows(FileException.class, () -> Models.loadWeights(file(), net))
                .getMessage();
        assertTrue(message.startsWith(file() + ": "), message);
        assertTrue(message.contains("Missing: 2.weight, 2.bias."), message);
        assertTrue(message.contains("Not known to the layer: extra."), message);
        assertTrue(message.contains("0.bias [7] (the layer has [8])"), message);
        assertArrayEquals(before, net.parameters().getFirst().toFloatArray());
    }

    @Test
    void matchingWeightsAreLoadedAndTheRestIsReported() {
        Models.save(file(), net());
        Sequential other = new Sequential(new Linear(4, 8), new Tanh(), new Linear(8, 5));
        assertThrows(
                FileException.class, () -> Models.loadMatchingWeights(file(), other)); // 2.weight is of another shape
        Sequential named = new Sequential(new Linear(4, 8), new Tanh()).with("new", new Linear(8, 5));
        var rest = Models.loadMatchingWeights(file(), named);
        assertEquals(List.of("new.weight", "new.bias"), rest.missing());
        assertEquals(List.of("2.weight", "2.bias"), rest.unexpected());
        assertArrayEquals(
                SafeTensors.read(file()).tensors().get("0.weight").toFloatArray(),
                named.parameters().getFirst().toFloatArray());
    }

    // ---- hostile files

    private String refusal() {
        String message =
                assertThrows(FileException.class, () -> Models.load(file())).getMessage();
        assertTrue(message.startsWith(file() + ": "), message);
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private void saveWith(String architecture) {
        SafeTensors.write(file(), net().stateDict(), Map.of("cairn.version", "1", "cairn.architecture", architecture));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"Linaer","inFeatures":4,"outFeatures":8,"bias":true} | No layer named "Linaer" is registered (did you mean Linear?)
            {"type":"java.lang.Runtime"} | No layer named "java.lang.Runtime" is registered.
            {"type":"Linear","inFeatures":1000000000,"outFeatures":1000000000,"bias":true} | a tensor holds at most 2^31-1 elements
            {"type":"Linear","inFeatures":40000,"outFeatures":40000,"bias":true} | asks for "weight" of shape [40000, 40000], but the file has none
            {"type":"Sequential","layers":{"0":{"type":"Linear","inFeatures":40000,"outFeatures":40000,"bias":true}}} | asks for "0.weight" of shape [40000, 40000], but the file has [8, 4]
            {"type":"Linear","inFeatures":-4,"outFeatures":8,"bias":true} | inFeatures must be at least 1
            {"type":"Linear","inFeatures":4.5,"outFeatures":8,"bias":true} | "inFeatures" must be a whole number
            {"type":"Linear","inFeatures":"4","outFeatures":8,"bias":true} | "inFeatures" must be a whole number
            {"type":"Linear","inFeatures":99999999999,"outFeatures":8,"bias":true} | "inFeatures" must be a whole number
            {"type":"Linear"} | "inFeatures" is missing
            {"type":"Sequential","layers":[]} | "layers" must be layers by name
            {"type":"Sequential","layers":{"0":1}} | "layers" must be a layer
            {"type":"Sequential","layers":{"a.b":{"type":"ReLU"}}} | must not be empty or contain a dot
            {"type":"ReLU"} | the architecture has no place for the tensor "0.weight"
            {"type":1} | needs its name under "type"
            {} | needs its name under "type"
            [] | in the architecture's JSON, line 1, column 1: an object { … } is expected
            {"type":"ReLU","type":"ReLU"} | the key "type" appears twice
            {"type": | the text ends too early
            """)
    void architecturesThatLieAreRefused(String architecture, String part) {
        saveWith(architecture);
        String message = refusal();
        assertTrue(message.contains(part), message);
    }

    @Test
    void architecturesThatAreTooDeepAreRefused() {
        String open = "{\"type\":\"Sequential\",\"layers\":{\"0\":";
        saveWith(open.repeat(240) + "{\"type\":\"ReLU\"}" + "}}".repeat(240));
        assertTrue(refusal().contains("the architecture has no place for"));
        saveWith(open.repeat(10_000) + "{\"type\":\"ReLU\"}" + "}}".repeat(10_000));
        assertTrue(refusal().contains("objects and arrays lie more than 500 deep"));
    }

    @Test
    void messagesOfHostileArchitecturesStayShort() {
        saveWith("{\"type\":\"" + "x\\n".repeat(5000) + "\"}");
        assertTrue(refusal().length() < 700);
    }

    @Test
    void filesWithoutAnArchitectureSayWhatToDo() {
        SafeTensors.write(file(), net().stateDict(), Map.of());
        assertTrue(refusal().contains("weights but no architecture; load them into a layer with Models.loadWeights"));
    }

    @Test
    void architecturesOfALaterVersionAreRefused() {
        SafeTensors.write(
                file(), net().stateDict(), Map.of("cairn.version", "2", "cairn.architecture", "{\"type\":\"ReLU\"}"));
        assertTrue(refusal().contains("has version \"2\", this Cairn reads version 1"));
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        Models.save(file(), net());
        byte[] whole = Files.readAllBytes(file());
        for (int cut : new int[] {0, 7, 100, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, cut));
            refusal();
        }
    }
}
