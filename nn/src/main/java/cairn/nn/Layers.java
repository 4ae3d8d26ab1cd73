package cairn.nn;

import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.tensor.text.Nearest;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/// Layers by name: how a model is rebuilt from its configuration.
///
/// Every layer of this package and of `cairn.nn.model` is known, and those of every [LayerProvider]. Your own are made known before a
/// model that has them is loaded:
///
/// ```java
/// Layers.register("Net", config -> new Net(config.integer("hidden")));
/// ```
public final class Layers {
    private static final Map<String, Function<LayerConfig, Layer>> FACTORIES = new ConcurrentSkipListMap<>();

    static {
        register("AdaptiveAvgPool1d", AdaptiveAvgPool1d::from);
        register("AdaptiveAvgPool2d", AdaptiveAvgPool2d::from);
        register("AdaptiveAvgPool3d", AdaptiveAvgPool3d::from);
        register("AdaptiveMaxPool1d", AdaptiveMaxPool1d::from);
        register("AdaptiveMaxPool2d", AdaptiveMaxPool2d::from);
        register("AdaptiveMaxPool3d", AdaptiveMaxPool3d::from);
        register("AlphaDropout", AlphaDropout::from);
        register("AvgPool1d", AvgPool1d::from);
        register("AvgPool2d", AvgPool2d::from);
        register("AvgPool3d", AvgPool3d::from);
        register("BatchNorm1d", BatchNorm1d::from);
        register("BatchNorm2d", BatchNorm2d::from);
        register("BatchNorm3d", BatchNorm3d::from);
        register("Bilinear", Bilinear::from);
        register("CELU", CELU::from);
        register("ChannelShuffle", ChannelShuffle::from);
        register("CircularPad1d", CircularPad1d::from);
        register("CircularPad2d", CircularPad2d::from);
        register("CircularPad3d", CircularPad3d::from);
        register("ConstantPad1d", ConstantPad1d::from);
        register("ConstantPad2d", ConstantPad2d::from);
        register("ConstantPad3d", ConstantPad3d::from);
        register("Conv1d", Conv1d::from);
        register("Conv2d", Conv2d::from);
        register("Conv3d", Conv3d::from);
        register("ConvTranspose1d", ConvTranspose1d::from);
        register("ConvTranspose2d", ConvTranspose2d::from);
        register("ConvTranspose3d", ConvTranspose3d::from);
        register("CosineSimilarity", CosineSimilarity::from);
        register("Dropout", Dropout::from);
        register("Dropout1d", Dropout1d::from);
        register("Dropout2d", Dropout2d::from);
        register("Dropout3d", Dropout3d::from);
        register("ELU", ELU::from);
        register("Embedding", Embedding::from);
        register("EmbeddingBag", EmbeddingBag::from);
        register("FeatureAlphaDropout", FeatureAlphaDropout::from);
        register("Flatten", Flatten::from);
        register("Fold", Fold::from);
        register("FractionalMaxPool2d", FractionalMaxPool2d::from);
        register("FractionalMaxPool3d", FractionalMaxPool3d::from);
        register("GELU", GELU::from);
        register("GLU", GLU::from);
        register("GRU", GRU::from);
        register("GRUCell", GRUCell::from);
        register("GroupNorm", GroupNorm::from);
        register("Hardshrink", Hardshrink::from);
        register("Hardsigmoid", c -> new Hardsigmoid());
        register("Hardswish", c -> new Hardswish());
        register("Hardtanh", Hardtanh::from);
        register("Identity", c -> new Identity());
        register("LPPool1d", LPPool1d::from);
        register("LPPool2d", LPPool2d::from);
        register("LPPool3d", LPPool3d::from);
        register("InstanceNorm1d", InstanceNorm1d::from);
        register("InstanceNorm2d", InstanceNorm2d::from);
        register("InstanceNorm3d", InstanceNorm3d::from);
        register("LSTM", LSTM::from);
        register("LSTMCell", LSTMCell::from);
        register("LayerNorm", LayerNorm::from);
        register("LazyLinear", LazyLinear::from);
        register("LeakyReLU", LeakyReLU::from);
        register("Linear", Linear::from);
        register("LocalResponseNorm", LocalResponseNorm::from);
        register("LogSigmoid", c -> new LogSigmoid());
        register("LogSoftmax", LogSoftmax::from);
        register("MaxPool1d", MaxPool1d::from);
        register("MaxPool2d", MaxPool2d::from);
        register("MaxPool3d", MaxPool3d::from);
        register("MaxUnpool1d", MaxUnpool1d::from);
        register("MaxUnpool2d", MaxUnpool2d::from);
        register("MaxUnpool3d", MaxUnpool3d::from);
        register("Mish", c -> new Mish());
        register("MultiheadAttention", MultiheadAttention::from);
        register("PReLU", PReLU::from);
        register("PixelShuffle", PixelShuffle::from);
        register("PixelUnshuffle", PixelUnshuffle::from);
        register("PairwiseDistance", PairwiseDistance::from);
        register("PositionalEmbedding", PositionalEmbedding::from);
        register("PositionalEncoding", PositionalEncoding::from);
        register("RMSNorm", RMSNorm::from);
        register("RNN", RNN::from);
        register("RNNCell", RNNCell::from);
        register("RReLU", RReLU::from);
        register("ReLU", c -> new ReLU());
        register("ReLU6", c -> new ReLU6());
        register("ReflectionPad1d", ReflectionPad1d::from);
        register("ReflectionPad2d", ReflectionPad2d::from);
        register("ReflectionPad3d", ReflectionPad3d::from);
        register("ReplicationPad1d", ReplicationPad1d::from);
        register("ReplicationPad2d", ReplicationPad2d::from);
        register("ReplicationPad3d", ReplicationPad3d::from);
        register("RotaryEmbedding", RotaryEmbedding::from);
        register("SELU", c -> new SELU());
        register("Sequential", Sequential::from);
        register("SiLU", c -> new SiLU());
        register("Sigmoid", c -> new Sigmoid());
        register("Softmax", Softmax::from);
        register("Softmin", Softmin::from);
        register("Softplus", Softplus::from);
        register("Softshrink", Softshrink::from);
        register("Softsign", c -> new Softsign());
        register("SpectralNorm", SpectralNorm::from);
        register("Tanh", c -> new Tanh());
        register("Tanhshrink", c -> new Tanhshrink());
        register("Threshold", Threshold::from);
        register("Transformer", Transformer::from);
        register("TransformerDecoder", TransformerDecoder::from);
        register("TransformerDecoderLayer", TransformerDecoderLayer::from);
        register("TransformerEncoder", TransformerEncoder::from);
        register("TransformerEncoderLayer", TransformerEncoderLayer::from);
        register("Unflatten", Unflatten::from);
        register("Unfold", Unfold::from);
        register("Upsample", Upsample::from);
        register("WeightNorm", WeightNorm::from);
        register("ZeroPad1d", ZeroPad1d::from);
        register("ZeroPad2d", ZeroPad2d::from);
        register("ZeroPad3d", ZeroPad3d::from);
        ServiceLoader.load(LayerProvider.class, Layers.class.getClassLoader())
                .forEach(p -> p.factories().forEach(Layers::register));
    }

    private Layers() {}

    /// Makes a layer known under the name that its [Layer#config] gives.
    ///
    /// @throws IllegalArgumentException if the name is taken
    public static void register(String type, Function<LayerConfig, Layer> factory) {
        if (FACTORIES.putIfAbsent(type, factory) != null)
            throw new IllegalArgumentException("A layer named \"" + type + "\" is registered already.");
    }

    /// The names that are known, in alphabetical order.
    public static Set<String> names() {
        return Collections.unmodifiableSet(FACTORIES.keySet());
    }

    /// A new layer with freshly drawn parameters, from what [Layer#config] told about another.
    ///
    /// @throws IllegalArgumentException if no layer of that name is registered, or an argument is missing or wrong
    public static Layer build(LayerConfig config) {
        Function<LayerConfig, Layer> factory = FACTORIES.get(config.type());
        if (factory == null)
            throw new IllegalArgumentException(
                    "No layer named \"%s\" is registered%s. Make one of your own known by Layers.register(\"%s\", config -> …)."
                            .formatted(config.type(), Nearest.hint(config.type(), FACTORIES.keySet()), config.type()));
        return factory.apply(config);
    }

    /// The names and shapes of the parameters and buffers that [#build] would make, without taking memory for them: a way to look at a
    /// configuration from elsewhere before it is trusted.
    ///
    /// @throws IllegalArgumentException as [#build]; also if a single tensor would be too large
    /// @throws IllegalStateException if a lazy layer would have no parameters yet
    /// @throws UnsupportedOperationException if a layer looks at values in its constructor
    public static Map<String, Shape> shapes(LayerConfig config) {
        return Outline.of(config);
    }

    static Layer copy(Layer layer) {
        Layer twin = Rng.with(
                Rng.of(0), () -> build(layer.config())); // the draws are thrown away: leave the shared sequence alone
        takeAfter(layer, twin);
        return twin;
    }

    /// Values, modes and which parameters are frozen.
    private static void takeAfter(Layer original, Layer twin) {
        twin.ownMode(original.isTraining());
        original.ownParameters().forEach((name, p) -> {
            Tensor own = Objects.requireNonNull(twin.ownParameters().get(name));
            own.detach().copyInPlace(p.detach());
            own.requiresGrad(p.requiresGrad());
        });
        original.ownBuffers()
                .forEach((name, b) ->
                        Objects.requireNonNull(twin.ownBuffers().get(name)).copyInPlace(b));
        original.children()
                .forEach((name, child) ->
                        takeAfter(child, Objects.requireNonNull(twin.children().get(name))));
    }
}
