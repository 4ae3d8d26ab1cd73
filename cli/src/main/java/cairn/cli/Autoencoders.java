package cairn.cli;

import cairn.data.Dataset;
import cairn.data.Task;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.model.Autoencoder;
import cairn.nn.model.Vae;
import cairn.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The networks of the command line that learn to repeat their input: `[N, …] → [N, …]`.
final class Autoencoders {
    static final String PLAIN = "autoencoder";
    static final String VARIATIONAL = "vae";
    static final List<String> NAMES = List.of(PLAIN, VARIATIONAL);

    private static final int[] PLAIN_SIZES = {128, 32};
    private static final int[] VARIATIONAL_SIZES = {400, 20};

    private Autoencoders() {}

    /// Whether `model` names one of these networks.
    static boolean knows(String model) {
        return NAMES.stream().anyMatch(name(model)::equalsIgnoreCase);
    }

    private static boolean isVariational(String model) {
        return name(model).equalsIgnoreCase(VARIATIONAL);
    }

    private static String name(String model) {
        return model.split(":", 2)[0];
    }

    /// The network that `model` names, such as `autoencoder:128,32` or `vae:400,20`.
    ///
    /// @throws UsageException if its sizes are not understood, or it has an activation of its own
    static Layer build(String model, Shape input, Activation activation) {
        int[] sizes = sizes(model);
        if (!isVariational(model)) {
            int[] all = IntStream.concat(IntStream.of(input.numel()), Arrays.stream(sizes))
                    .toArray();
            return new Autoencoder(Autoencoder.defaults().activation(activation), all);
        }
        if (activation != Activation.RELU)
            throw new UsageException("--activation goes with mlp and autoencoder; vae has its own.");
        return new Vae(input.numel(), sizes[0], sizes[1]);
    }

    private static int[] sizes(String model) {
        boolean variational = isVariational(model);
        if (model.indexOf(':') < 0) return variational ? VARIATIONAL_SIZES : PLAIN_SIZES;
        try {
            int[] sizes = Arrays.stream(model.split(":", 2)[1].split(",", -1))
                    .map(String::strip)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            boolean good = Arrays.stream(sizes).allMatch(size -> size >= 1) && (!variational || sizes.length == 2);
            if (good) return sizes;
        } catch (NumberFormatException ignored) {
            // told below
        }
        throw new UsageException("--model %s is not understood; write %s."
                .formatted(
                        model,
                        variational
                                ? "vae:HIDDEN,CODES, such as vae:400,20"
                                : "the sizes of the hidden layers down to the code, such as autoencoder:128,32"));
    }

    /// The samples of `data`, each with itself as its target.
    ///
    /// @param name of the dataset
    /// @throws UsageException if they are texts
    static Dataset repeating(Dataset data, String name) {
        if (data.info().task() == Task.TOKENS)
            throw new UsageException(
                    "autoencoder and vae repeat pictures and rows of tables, %s is text; text takes gpt, char-lstm or bigram."
                            .formatted(name));
        return data.reconstructing();
    }

    /// The name of the loss.
    ///
    /// @param asked by the user; null if left out
    /// @throws UsageException if it does not serve `model`
    static String loss(String model, @Nullable String asked) {
        String usual = isVariational(model) ? Losses.EVIDENCE : "mse";
        if (asked == null || asked.equalsIgnoreCase(usual)) return usual;
        if (isVariational(model))
            throw new UsageException("--loss %s does not go with vae, whose loss is %s; leave --loss out."
                    .formatted(asked, "the cross-entropy of what it repeats with the divergence of its codes"));
        if (!Losses.ALL.named(asked).numbers() || asked.equalsIgnoreCase(Losses.EVIDENCE))
            throw new UsageException(
                    "--loss %s does not go with autoencoder, which learns numbers, those of its input; take mse, l1, smooth-l1 or huber."
                            .formatted(asked));
        return asked;
    }

    /// How inputs are scaled.
    ///
    /// @param asked by the user; null if left out
    /// @throws UsageException if `model` cannot repeat such inputs
    static String normalize(String model, @Nullable String asked) {
        if (asked == null) return "min-max";
        if (isVariational(model) && !asked.equalsIgnoreCase("min-max"))
            throw new UsageException(
                    "--normalize %s does not go with vae, whose outputs lie between 0 and 1 as inputs do after min-max."
                            .formatted(asked));
        return asked;
    }
}
