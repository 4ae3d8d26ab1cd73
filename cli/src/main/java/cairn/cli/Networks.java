package cairn.cli;

import cairn.nn.Activation;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.LogSoftmax;
import cairn.nn.Mlp;
import cairn.nn.Sequential;
import cairn.nn.Sigmoid;
import cairn.nn.Softmax;
import cairn.nn.init.Init;
import cairn.nn.init.Initializer;
import cairn.tensor.Shape;
import cairn.train.OutputKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The networks of the command line, written as text: `mlp:256,128,64` names the hidden layers, `linear` has none.
final class Networks {
    static final Choice<Activation> ACTIVATIONS = activations();
    static final Choice<@Nullable Initializer> INITS = new Choice<@Nullable Initializer>("initialisation")
            .add("default", null)
            .add("zeros", Init.zeros())
            .add("xavier-uniform", Init.xavierUniform())
            .add("xavier-normal", Init.xavierNormal())
            .add("kaiming-uniform", Init.kaimingUniform())
            .add("kaiming-normal", Init.kaimingNormal())
            .add("orthogonal", Init.orthogonal())
            .add("normal", Init.normal(0, 0.1))
            .add("uniform", Init.uniform(-0.1, 0.1));

    private static final Choice<Kind> KINDS = kinds();

    private enum Kind {
        PERCEPTRON,
        LINEAR,
        PICTURES,
        AUTOENCODER
    }

    private Networks() {}

    private static Choice<Kind> kinds() {
        Choice<Kind> all = new Choice<Kind>("model").add("mlp", Kind.PERCEPTRON).add("linear", Kind.LINEAR);
        PictureNetworks.ALL.names().forEach(name -> all.add(name, Kind.PICTURES));
        Autoencoders.NAMES.forEach(name -> all.add(name, Kind.AUTOENCODER));
        return all;
    }

    private static Choice<Activation> activations() {
        Choice<Activation> all = new Choice<>("activation");
        for (Activation a : Activation.values())
            all.add(a.name().toLowerCase(Locale.ROOT).replace('_', '-'), a);
        return all;
    }

    /// The network that `text` names.
    ///
    /// @param input the shape of one sample
    /// @param outputs how many numbers it gives
    /// @param kind what they mean; probabilities get the layer that makes them
    /// @param activation between the layers of a perceptron
    /// @param init how weights start, with biases of 0; null as each layer does by itself
    /// @param dropout of networks for text; null for none
    /// @throws UsageException if the text names none, or what it names does not fit
    static Layer build(
            String text,
            Shape input,
            int outputs,
            OutputKind kind,
            Activation activation,
            @Nullable Initializer init,
            @Nullable Double dropout) {
        if (dropout != null && kind != OutputKind.TOKEN_LOGITS) throw TextNetworks.withoutDropout();
        Layer net = body(text, input, outputs, kind, activation, dropout);
        if (init != null) net.resetParameters(init, Init.zeros());
        return switch (kind) {
            case PROBABILITIES -> then(net, new Softmax(-1));
            case LOG_PROBABILITIES -> then(net, new LogSoftmax(-1));
            case BINARY_PROBABILITY -> then(net, new Sigmoid());
            default -> net;
        };
    }

    private static Layer then(Layer net, Layer last) {
        return net instanceof Sequential s ? s.with(last) : new Sequential(net, last);
    }

    private static Layer body(
            String text, Shape input, int outputs, OutputKind kind, Activation activation, @Nullable Double dropout) {
        String name = text.split(":", 2)[0];
        if (kind != OutputKind.TOKEN_LOGITS && KINDS.named(name) == Kind.AUTOENCODER)
            return Autoencoders.build(text, input, activation);
        if (kind != OutputKind.TOKEN_LOGITS && KINDS.named(name) != Kind.PICTURES)
            return perceptron(hidden(text), input, outputs, activation);
        if (activation != Activation.RELU)
            throw new UsageException("--activation goes with mlp and autoencoder; " + name + " has its own.");
        return kind == OutputKind.TOKEN_LOGITS
                ? TextNetworks.build(text, outputs, input.size(0), dropout)
                : PictureNetworks.build(text, input, outputs);
    }

    private static Sequential perceptron(int[] hidden, Shape input, int outputs, Activation activation) {
        int[] sizes = new int[hidden.length + 2];
        sizes[0] = input.numel();
        System.arraycopy(hidden, 0, sizes, 1, hidden.length);
        sizes[sizes.length - 1] = outputs;
        Sequential mlp = Mlp.of(Mlp.defaults().activation(activation), sizes);
        if (input.rank() <= 1) return mlp;
        List<Layer> layers = new ArrayList<>(List.of(new Flatten()));
        for (int i = 0; i < mlp.size(); i++) layers.add(mlp.get(i));
        return new Sequential(layers.toArray(Layer[]::new));
    }

    /// The sizes of the hidden layers.
    private static int[] hidden(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        if (KINDS.named(kind) == Kind.LINEAR) return new int[0];
        if (colon < 0) return new int[] {128, 64};
        try {
            int[] sizes = Arrays.stream(text.substring(colon + 1).split(",", -1))
                    .map(String::strip)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            for (int size : sizes)
                if (size < 1)
                    throw new UsageException(
                            "A hidden layer has at least 1 unit, got " + size + " in --model " + text + ".");
            return sizes;
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "--model %s is not understood; write the sizes of the hidden layers, such as mlp:256,128,64."
                            .formatted(text));
        }
    }
}
