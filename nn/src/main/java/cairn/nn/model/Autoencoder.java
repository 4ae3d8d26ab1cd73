package cairn.nn.model;

import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A network that learns to repeat its input through a narrow place: an encoder of ever fewer units, and a decoder that mirrors it.
/// Shape: `[N, …] → [N, …]`, where each sample has as many numbers as the first size.
///
/// `new Autoencoder(784, 128, 16)` is `784 → 128 → 16 → 128 → 784` with ReLU between the layers. The state dict has `encoder.0.weight`,
/// `encoder.2.weight`, …, `decoder.0.weight`, …: the layers are those of two [Sequential]s.
///
/// Hinton, Salakhutdinov, "Reducing the Dimensionality of Data with Neural Networks", Science 313, 2006.
public final class Autoencoder extends Layer {
    private final int[] sizes;
    private final Options options;
    private final Sequential encoder;
    private final Sequential decoder;

    /// What else an [Autoencoder] can be told.
    ///
    /// @param activation between the layers; default ReLU
    /// @param output after the last layer; default none. Sigmoid suits inputs in `[0, 1]`
    public record Options(Activation activation, Activation output) {
        private static final Options DEFAULTS = new Options(Activation.RELU, Activation.IDENTITY);

        /// These options with another activation between the layers.
        public Options activation(Activation to) {
            return new Options(to, output);
        }

        /// These options with an activation after the last layer.
        public Options output(Activation to) {
            return new Options(activation, to);
        }
    }

    /// ReLU between the layers, nothing after the last.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    /// @param sizes of a sample, of the hidden layers, and of the code: at least two
    public Autoencoder(int... sizes) {
        this(defaults(), sizes);
    }

    /// @param sizes of a sample, of the hidden layers, and of the code: at least two
    public Autoencoder(Options options, int... sizes) {
        if (sizes.length < 2)
            throw new IllegalArgumentException("Autoencoder: sizes of at least a sample and a code are needed, got "
                    + Arrays.toString(sizes) + ".");
        this.sizes = sizes.clone();
        this.options = options;
        Mlp.Options between = Mlp.defaults().activation(options.activation());
        encoder = child("encoder", Mlp.of(between, sizes));
        decoder = child("decoder", Mlp.of(between.output(options.output()), reversed(sizes)));
    }

    private static int[] reversed(int[] sizes) {
        int[] back = new int[sizes.length];
        for (int i = 0; i < back.length; i++) back[i] = sizes[sizes.length - 1 - i];
        return back;
    }

    /// The code of every sample. Shape: `[N, …] → [N, code]`.
    public Tensor encode(Tensor x) {
        return encoder.forward(flat(x));
    }

    /// The samples that codes stand for. Shape: `[N, code] → [N, first size]`.
    public Tensor decode(Tensor code) {
        return decoder.forward(code);
    }

    @Override
    protected Tensor compute(Tensor x) {
        return decode(encode(x)).reshape(x.shape().dims());
    }

    private Tensor flat(Tensor x) {
        if (x.rank() < 2 || x.numel() != x.size(0) * sizes[0])
            throw ShapeException.expected(
                    label(), "[N, …] with %d numbers in each sample".formatted(sizes[0]), x.shape());
        return x.rank() == 2 ? x : x.flatten(1, -1);
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("Autoencoder")
                .with("activation", options.activation().name())
                .with("output", options.output().name())
                .with("sizes", sizes);
    }

    static Autoencoder from(LayerConfig c) {
        Options options =
                new Options(c.constant("activation", Activation.class), c.constant("output", Activation.class));
        return new Autoencoder(options, c.integers("sizes"));
    }

    @Override
    protected String call() {
        String list = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        if (options.equals(Options.DEFAULTS)) return "new Autoencoder(" + list + ")";
        StringBuilder text = new StringBuilder("new Autoencoder(Autoencoder.defaults()");
        if (options.activation() != Options.DEFAULTS.activation())
            text.append(".activation(Activation.").append(options.activation()).append(")");
        if (options.output() != Options.DEFAULTS.output())
            text.append(".output(Activation.").append(options.output()).append(")");
        return text.append(", ").append(list).append(")").toString();
    }

    @Override
    protected String label() {
        String path = Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(" → "));
        return "Autoencoder(" + path + ")";
    }
}
