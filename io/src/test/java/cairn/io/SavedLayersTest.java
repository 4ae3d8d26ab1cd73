package cairn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cairn.nn.*;
import cairn.nn.model.Autoencoder;
import cairn.nn.model.BasicBlock;
import cairn.nn.model.CharLSTM;
import cairn.nn.model.Gpt;
import cairn.nn.model.InvertedResidual;
import cairn.nn.model.Vae;
import cairn.tensor.Autograd;
import cairn.tensor.Bags;
import cairn.tensor.Divisor;
import cairn.tensor.Interpolation;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every layer of the library survives a model file: the same printed form, the same values, the same output.
class SavedLayersTest {
    @TempDir
    Path folder;

    private static final TransformerOptions SMALL =
            TransformerOptions.defaults().dimFeedforward(8);

    /// A layer and what it is tried on.
    private record Sample(Layer layer, Tensor input) {
        /// What `of` gives: this layer, or what became of it.
        Tensor output(Layer of) {
            if (of instanceof TransformerDecoderLayer l) return l.forward(input, input);
            if (of instanceof TransformerDecoder l) return l.forward(input, input);
            if (of instanceof Transformer l) return l.forward(input, input);
            if (of instanceof Bilinear l) return l.forward(input, input);
            if (of instanceof CosineSimilarity l) return l.forward(input, input);
            if (of instanceof PairwiseDistance l) return l.forward(input, input);
            return of.forward(input);
        }
    }

    /// Each layer with arguments that differ from its defaults; on an input of `[4, 6]` unless it needs another.
    private static Map<String, Sample> samples() {
        Map<String, Sample> all = new LinkedHashMap<>();
        for (Layer layer : new Layer[] {
            new BatchNorm1d(6),
            new AlphaDropout(0.2),
            new Bilinear(6, 6, 2),
            new CELU(0.7),
            new CosineSimilarity(0, 1e-3),
            new Dropout(0.3),
            new Dropout1d(0.2),
            new FeatureAlphaDropout(0.1),
            new PairwiseDistance(3, 1e-3, true),
            new ELU(0.1),
            new Flatten(0, 1),
            new GELU(),
            new GLU(0),
            new GRU(6, 3, Recurrent.defaults().layers(2).bias(false)),
            GRUCell.withoutBias(6, 3),
            new Hardshrink(0.2),
            new Hardsigmoid(),
            new Hardswish(),
            new Hardtanh(-0.3, 0.4),
            new Identity(),
            LSTM.projected(6, 4, 2, Recurrent.defaults().bidirectional(true).dropout(0.5)),
            new LSTMCell(6, 3),
            LayerNorm.of(1e-3, 6),
            new LeakyReLU(0.3),
            Linear.withoutBias(6, 2),
            new LogSigmoid(),
            new LogSoftmax(0),
            new Mish(),
            new MultiheadAttention(
                    6, 2, MultiheadAttention.defaults().addBiasKV(true).kdim(6).batchFirst(true)),
            new PositionalEmbedding(5, 6),
            PositionalEncoding.timeFirst(5, 6),
            new PReLU(6, 0.1),
            new RNN(6, 3, RNN.Nonlinearity.RELU, Recurrent.defaults().batchFirst(true)),
            new RNNCell(6, 3, RNN.Nonlinearity.RELU),
            new RReLU(0.1, 0.2),
            new ReLU(),
            new ReLU6(),
            new RotaryEmbedding(6, 4, 100, RotaryEmbedding.Pairs.HALVES),
            new SELU(),
            new Sequential(new Linear(6, 3), new Tanh()).with("last", new Linear(3, 1)),
            new SiLU(),
            new Sigmoid(),
            new Softmax(0),
            new Softmin(0),
            new Softplus(2, 0.5),
            new Softshrink(0.1),
            new Softsign(),
            new Tanh(),
            new Tanhshrink(),
            new Threshold(0.1, 0.2),
            new Transformer(6, 2, 1, 1, SMALL),
            new TransformerDecoder(new TransformerDecoderLayer(6, 2, SMALL), 2, new LayerNorm(6)),
            new TransformerDecoderLayer(6, 3, SMALL.normFirst(true)),
            new TransformerEncoder(new TransformerEncoderLayer(6, 3, SMALL), 2),
            new TransformerEncoderLayer(6, 2, SMALL.activation(Activation.GELU)),
            new Unflatten(1, 2, 3)
        }) add(all, layer, Tensor.randn(4, 6));
        add(all, new Dropout2d(0.2), Tensor.randn(3, 2, 4, 5));
        add(all, new Dropout3d(0.2), Tensor.randn(3, 2, 4, 5));
        var table = Embedding.defaults().paddingIdx(2).maxNorm(3).normType(1).scaleGradByFreq(true);
        add(all, new Embedding(7, 3, table), Tensor.randint(0, 7, 4, 6));
        var bags = EmbeddingBag.defaults()
                .mode(Bags.Mode.SUM)
                .includeLastOffset(true)
                .table(table);
        add(all, new EmbeddingBag(7, 3, bags), Tensor.randint(0, 7, 4, 6));
        convolutions(all);
        normalisations(all);
        models(all);
        pooling(all);
        padding(all);
        resampling(all);
        all.put("LazyLinear", new Sample(lazy(), Tensor.randn(4, 6)));
        return all;
    }

    private static void convolutions(Map<String, Sample> all) {
        add(all, new Conv1d(2, 4, Window.of(3).stride(2).padding(1)), Tensor.randn(3, 2, 7));
        add(all, new Conv2d(2, 4, Window.of(3).stride(2).padding(1)), Tensor.randn(3, 2, 7, 6));
        add(all, new Conv3d(2, 4, Window.of(2)), Tensor.randn(3, 2, 4, 5, 3));
        add(all, new ConvTranspose1d(2, 4, Window.of(3).stride(2)), Tensor.randn(3, 2, 7));
        add(all, new ConvTranspose2d(2, 4, Window.of(3).stride(2)), Tensor.randn(3, 2, 5, 4));
        add(all, new ConvTranspose3d(2, 4, Window.of(2)), Tensor.randn(3, 2, 4, 5, 3));
    }

    private static void normalisations(Map<String, Sample> all) {
        add(all, new BatchNorm2d(2, BatchNorm.defaults().cumulativeAverage()), Tensor.randn(3, 2, 5, 4));
        add(all, new WeightNorm(new Conv1d(2, 4, Window.of(3)), 1), Tensor.randn(3, 2, 7));
        add(all, new SpectralNorm(new Linear(6, 3), 2), Tensor.randn(4, 6));
        add(all, GroupNorm.of(1e-3, 2, 4), Tensor.randn(3, 4, 5));
        add(all, RMSNorm.of(1e-3, 2, 4), Tensor.randn(3, 2, 4));
        add(all, new LocalResponseNorm(3, 1e-3, 0.5, 2), Tensor.randn(3, 4, 5));
        var options = InstanceNorm.defaults().withAffine().withRunningStats();
        add(all, new InstanceNorm1d(2, options), Tensor.randn(3, 2, 5));
        add(all, new InstanceNorm2d(2, options.eps(1e-3)), Tensor.randn(3, 2, 5, 4));
        add(all, new InstanceNorm3d(2, options.momentum(0.2)), Tensor.randn(3, 2, 5, 4, 3));
        add(all, new BatchNorm3d(2, BatchNorm.defaults().withoutAffine()), Tensor.randn(3, 2, 2, 3, 2));
    }

    private static void models(Map<String, Sample> all) {
        Gpt.Options gpt = Gpt.defaults().layers(1).heads(2).width(4).block(6);
        add(all, new Gpt(7, gpt.dropout(0.1).bias(false)), Tensor.randint(0, 7, 4, 6));
        CharLSTM.Options lstm = CharLSTM.defaults().embedding(3).hidden(4).layers(2);
        add(all, new CharLSTM(7, lstm.dropout(0.1)), Tensor.randint(0, 7, 4, 6));
        add(all, new Autoencoder(Autoencoder.defaults().output(Activation.TANH), 6, 4, 2), Tensor.randn(4, 6));
        add(all, new Vae(6, 4, 2), Tensor.randn(4, 6));
        add(all, new BasicBlock(2, 4, 2, BasicBlock.Shortcut.CONVOLUTION), Tensor.randn(3, 2, 5, 4));
        add(all, new InvertedResidual(2, 2, 1, 3), Tensor.randn(3, 2, 5, 4));
    }

    private static void pooling(Map<String, Sample> all) {
        Window window = Window.of(3).stride(2).padding(1);
        for (Layer layer : List.of(new MaxPool1d(window), new AvgPool1d(window, Divisor.INSIDE), new LPPool1d(2, 3)))
            add(all, layer, Tensor.rand(3, 2, 7));
        for (Layer layer : List.of(new MaxPool2d(window), new AvgPool2d(window, Divisor.of(3)), new LPPool2d(3, 2)))
            add(all, layer, Tensor.rand(3, 2, 7, 6));
        for (Layer layer : List.of(new MaxPool3d(window), new AvgPool3d(window), new LPPool3d(2, 2)))
            add(all, layer, Tensor.rand(3, 2, 4, 5, 6));
        add(all, FractionalMaxPool2d.toSize(Window.of(6, 5), 1), Tensor.rand(3, 2, 6, 5)); // nothing left to chance
        add(all, FractionalMaxPool3d.byRatio(Window.of(2), 0.51, 0.51, 0.51), Tensor.rand(3, 2, 2, 2, 2));
        for (Layer layer : List.of(new AdaptiveAvgPool1d(3), new AdaptiveMaxPool1d(-1)))
            add(all, layer, Tensor.rand(3, 2, 7));
        for (Layer layer : List.of(new AdaptiveAvgPool2d(3, -1), new AdaptiveMaxPool2d(2)))
            add(all, layer, Tensor.rand(3, 2, 7, 6));
        for (Layer layer : List.of(new AdaptiveAvgPool3d(1), new AdaptiveMaxPool3d(2, 3, 2)))
            add(all, layer, Tensor.rand(3, 2, 4, 5, 6));
    }

    private static void padding(Map<String, Sample> all) {
        for (Layer layer : List.of(
                new ZeroPad1d(1, 2),
                new ConstantPad1d(0.3f, 1),
                new ReflectionPad1d(2),
                new ReplicationPad1d(3, 1),
                new CircularPad1d(1, 0))) add(all, layer, Tensor.randn(2, 3, 5));
        for (Layer layer : List.of(
                new ZeroPad2d(-1),
                new ConstantPad2d(0.3f, 1, 2, 3, 4),
                new ReflectionPad2d(1),
                new ReplicationPad2d(1, 2, 0, 1),
                new CircularPad2d(1))) add(all, layer, Tensor.randn(2, 3, 4, 5));
        for (Layer layer : List.of(
                new ZeroPad3d(1),
                new ConstantPad3d(-2, 1),
                new ReflectionPad3d(1),
                new ReplicationPad3d(1),
                new CircularPad3d(1, 1, 1, 0, 0, 1))) add(all, layer, Tensor.randn(2, 3, 4, 5, 2));
    }

    private static void resampling(Map<String, Sample> all) {
        add(all, new Unfold(Window.of(2).stride(2)), Tensor.randn(2, 3, 4, 6));
        add(all, new Fold(Window.of(2).stride(2), 4, 6), Tensor.randn(2, 12, 6));
        add(all, new PixelShuffle(2), Tensor.randn(2, 8, 2, 3));
        add(all, new PixelUnshuffle(2), Tensor.randn(2, 2, 4, 6));
        add(all, new ChannelShuffle(2), Tensor.randn(2, 4, 3));
        add(all, new Upsample(Interpolation.by(1.5, 2).linear().alignCorners()), Tensor.randn(2, 3, 4, 5));
    }

    private static void add(Map<String, Sample> all, Layer layer, Tensor input) {
        all.put(layer.config().type(), new Sample(layer, input));
    }

    /// Saved as the Linear layer it has become.
    private static Layer lazy() {
        Layer lazy = new LazyLinear(2);
        lazy.forward(Tensor.zeros(1, 6));
        return lazy;
    }

    @Test
    void everyLayerOfTheLibraryHasASample() {
        TreeSet<String> names = new TreeSet<>(Layers.names());
        names.removeIf(name -> name.startsWith("ModelsTest"));
        names.removeIf(name -> name.startsWith("MaxUnpool")); // take two inputs: see PoolLayersTest
        assertEquals(names, new TreeSet<>(samples().keySet()), "every layer needs a sample in this test");
    }

    @TestFactory
    Stream<DynamicTest> isTheSameAfterSaveAndLoad() {
        return samples().entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getValue())));
    }

    private void check(Sample sample) {
        Layer layer = sample.layer;
        Autograd.noGrad(() -> layer.stateDict()
                .values()
                .forEach(t -> t.copyInPlace(Tensor.rand(t.shape().dims()))));
        Path file = folder.resolve("model.safetensors");
        Models.save(file, layer);
        Layer back = Models.load(file);
        layer.eval();
        assertEquals(layer.toString(), back.toString());
        assertEquals(layer.stateDict().keySet(), back.stateDict().keySet());
        Tensor y = sample.output(layer);
        assertEquals(y.shape(), sample.output(back).shape());
        assertArrayEquals(y.toFloatArray(), sample.output(back).toFloatArray());
    }

    // ---- hostile arguments

    private static final List<@Nullable Object> ODD = Arrays.asList(
            null,
            -1,
            0,
            2,
            1e18,
            -1e300,
            0.5,
            "",
            "Linear",
            true,
            List.of(),
            List.of(-1, 0),
            List.of("x"),
            Map.of(),
            Map.of("type", "ReLU"),
            List.of(1 << 30, 1 << 30, 0));

    @TestFactory
    Stream<DynamicTest> isBuiltOrRefusedWhateverItsArgumentsAre() {
        return samples().values().stream()
                .map(Sample::layer)
                .map(layer -> DynamicTest.dynamicTest(layer.config().type(), () -> tryOddArguments(layer)));
    }

    private void tryOddArguments(Layer layer) throws IOException {
        for (String argument : layer.config().arguments().keySet())
            for (Object odd : ODD) {
                Map<String, @Nullable Object> config = layer.config().toMap();
                config.put(argument, odd);
                loadOrRefuse(layer.stateDict(), Json.write(config));
            }
    }

    private static void loadOrRefuse(Map<String, Tensor> state, String architecture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(out, state, Map.of("cairn.version", "1", "cairn.architecture", architecture));
        try {
            Models.read(out.toByteArray());
        } catch (FileException e) {
            assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
        }
    }
}
