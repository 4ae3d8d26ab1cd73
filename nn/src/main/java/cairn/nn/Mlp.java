package cairn.nn;

import cairn.nn.init.Init;
import cairn.nn.init.Initializer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Multi-layer perceptrons from a list of sizes: a [Sequential] of [Linear] layers with activations.
///
/// ```java
/// Mlp.of(784, 256, 128, 64, 10);                                       // ReLU between the layers, scores at the end
/// Mlp.of(Mlp.defaults().activation(Activation.TANH).weights(Init.xavierUniform()), 2, 25, 25, 1);
/// Mlp.of(new int[] {784, 256, 10}, Activation.RELU, Activation.SOFTMAX); // one activation a layer
/// ```
public final class Mlp {
    private Mlp() {}

    /// What a perceptron can be told.
    ///
    /// @param activation between the layers; default ReLU
    /// @param output after the last layer; default none
    /// @param weights how weights start, with biases of 0; default null for PyTorch's start of [Linear]
    public record Options(
            Activation activation,
            Activation output,
            @Nullable Initializer weights) {
        /// These options with another activation between the layers.
        public Options activation(Activation to) {
            return new Options(to, output, weights);
        }

        /// These options with an activation after the last layer.
        public Options output(Activation to) {
            return new Options(activation, to, weights);
        }

        /// These options with another start of the weights, and biases of 0.
        public Options weights(Initializer to) {
            return new Options(activation, output, to);
        }
    }

    /// ReLU between the layers, nothing after the last, PyTorch's random start.
    public static Options defaults() {
        return new Options(Activation.RELU, Activation.IDENTITY, null);
    }

    /// A perceptron with ReLU between its layers.
    ///
    /// @param sizes of the input, the hidden layers and the output: at least two
    public static Sequential of(int... sizes) {
        return of(defaults(), sizes);
    }

    /// A perceptron.
    ///
    /// @param sizes of the input, the hidden layers and the output: at least two
    public static Sequential of(Options options, int... sizes) {
        List<Activation> each =
                new ArrayList<>(Collections.nCopies(Math.max(0, sizes.length - 2), options.activation()));
        each.add(options.output());
        Sequential net = of(sizes, each.toArray(Activation[]::new));
        if (options.weights() != null) net.resetParameters(options.weights(), Init.zeros());
        return net;
    }

    /// A perceptron with an activation of its own after each layer.
    ///
    /// @param sizes of the input, the hidden layers and the output: at least two
    /// @param activations one for each layer, so one fewer than sizes
    public static Sequential of(int[] sizes, Activation... activations) {
        if (sizes.length < 2)
            throw new IllegalArgumentException(
                    "Mlp: sizes of at least an input and an output are needed, got " + Arrays.toString(sizes) + ".");
        if (activations.length != sizes.length - 1)
            throw new IllegalArgumentException("Mlp: %d sizes make %d layers, which need as many activations, got %d."
                    .formatted(sizes.length, sizes.length - 1, activations.length));
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < activations.length; i++) {
            layers.add(new Linear(sizes[i], sizes[i + 1]));
            if (activations[i] != Activation.IDENTITY) layers.add(activations[i].layer());
        }
        return new Sequential(layers.toArray(Layer[]::new));
    }
}
