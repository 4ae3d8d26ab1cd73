package cairn.nn;

import cairn.nn.init.Init;
import cairn.tensor.Padding;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Layers in which a window of weights runs over sequences, pictures or volumes: [Conv1d], [Conv2d], [Conv3d], and
/// [ConvTranspose].
///
/// `weight` and `bias` start uniform in ±1/√fan, where the fan is the number of places that a window sees in all its
/// channels.
public abstract sealed class Convolution extends Layer implements Weighted
        permits Conv1d, Conv2d, Conv3d, ConvTranspose {
    private final int dims;
    private final int inChannels;
    private final int outChannels;
    private final Window window;
    private final Options options;
    private final Tensor weight;
    private final @Nullable Tensor bias;

    /// What a convolution can be told besides its window.
    ///
    /// @param groups how many parts the channels fall into, each part of the output seeing only its part of the input;
    ///     default 1. As many groups as input channels make a depthwise convolution
    /// @param bias whether there is a bias; default true
    /// @param paddingMode what stands in the places that the window's padding adds; default zeros. Not for transposed
    ///     convolutions
    public record Options(int groups, boolean bias, Padding.Mode paddingMode) {
        private static final Options DEFAULTS = new Options(1, true, Padding.Mode.CONSTANT);

        public Options {
            Check.positive("Convolution", "groups", groups);
        }

        /// These options with another number of groups.
        public Options groups(int to) {
            return new Options(to, bias, paddingMode);
        }

        /// These options with or without a bias.
        public Options bias(boolean to) {
            return new Options(groups, to, paddingMode);
        }

        /// These options with other values at the borders. PyTorch: `padding_mode`.
        public Options paddingMode(Padding.Mode to) {
            return new Options(groups, bias, to);
        }

        /// The calls that make these options from the defaults.
        private String calls() {
            return (groups == 1 ? "" : ".groups(" + groups + ")")
                    + (bias ? "" : ".bias(false)")
                    + (paddingMode == Padding.Mode.CONSTANT ? "" : ".paddingMode(Padding.Mode." + paddingMode + ")");
        }
    }

    /// PyTorch's defaults: one group, a bias, zeros at the borders.
    public static Options defaults() {
        return Options.DEFAULTS;
    }

    Convolution(int dims, boolean transposed, int inChannels, int outChannels, Window window, Options options) {
        this.dims = dims;
        this.inChannels = Check.positive(getClass().getSimpleName(), "inChannels", inChannels);
        this.outChannels = Check.positive(getClass().getSimpleName(), "outChannels", outChannels);
        this.window = window;
        this.options = options;
        requireOptions(transposed);
        int[] shape = new int[2 + dims];
        shape[0] = transposed ? inChannels : outChannels;
        shape[1] = (transposed ? outChannels : inChannels) / options.groups();
        System.arraycopy(window.sizes(dims), 0, shape, 2, dims);
        weight = parameter("weight", Tensor.zeros(shape));
        bias = options.bias() ? parameter("bias", Tensor.zeros(outChannels)) : null;
        reset();
    }

    private void requireOptions(boolean transposed) {
        WindowConfig.requireDims(label(), window, dims);
        if (inChannels % options.groups() != 0 || outChannels % options.groups() != 0)
            throw new IllegalArgumentException("%s: groups must divide inChannels %d and outChannels %d, got %d."
                    .formatted(label(), inChannels, outChannels, options.groups()));
        if (window.isCeilMode()) throw notHere("ceilMode is for pooling");
        if (transposed && window.isSame()) throw notHere("same() is for convolutions that are not transposed");
        if (transposed && options.paddingMode() != Padding.Mode.CONSTANT)
            throw notHere("a transposed convolution has no border to fill, so no paddingMode");
        if (!transposed && Arrays.stream(window.outputPaddings()).anyMatch(n -> n != 0))
            throw notHere("outputPadding is for transposed convolutions");
        if (window.isSame() && Arrays.stream(window.strides()).anyMatch(n -> n != 1))
            throw notHere("same() needs stride 1");
    }

    private IllegalArgumentException notHere(String why) {
        return new IllegalArgumentException(label() + ": " + why + ".");
    }

    @Override
    protected final void reset() {
        Init.affine(weight, bias);
    }

    // ---- what it is

    /// The number of channels of the input.
    public final int inChannels() {
        return inChannels;
    }

    /// The number of channels of the output.
    public final int outChannels() {
        return outChannels;
    }

    /// The geometry.
    public final Window window() {
        return window;
    }

    /// What this layer was told besides.
    public final Options options() {
        return options;
    }

    /// The weight, in the layout that the layer's description tells.
    @Override
    public final Tensor weight() {
        return weight;
    }

    /// `[outChannels]`; null for a layer without one.
    public final @Nullable Tensor bias() {
        return bias;
    }

    // ---- running

    /// The operation, on an input that has been checked.
    abstract Tensor convolve(Tensor x, Tensor weight);

    @Override
    protected final Tensor compute(Tensor x) {
        return compute(x, weight);
    }

    @Override
    public final Tensor compute(Tensor x, Tensor w) {
        return within(x, y -> convolve(y, w));
    }

    /// Applies `formula` to an input that fits; what it refuses is refused in this layer's name.
    final Tensor within(Tensor x, UnaryOperator<Tensor> formula) {
        Check.pictures(label(), inChannels, dims, x);
        return Check.within(label(), () -> formula.apply(x));
    }

    /// The input with the borders that are not zeros.
    final Tensor bordered(Tensor x) {
        if (options.paddingMode() == Padding.Mode.CONSTANT) return x;
        int[] amounts = new int[2 * dims]; // before and after, the last dim first
        for (int d = 0; d < dims; d++) {
            int after = 2 * (dims - 1 - d);
            int all = window.dilations(dims)[d] * (window.sizes(dims)[d] - 1);
            amounts[after] = window.isSame() ? all / 2 : window.paddings(dims)[d];
            amounts[after + 1] = window.isSame() ? all - all / 2 : window.paddings(dims)[d];
        }
        return x.pad(new Padding(options.paddingMode(), 0), amounts);
    }

    /// The window over [#bordered].
    final Window inside() {
        return options.paddingMode() == Padding.Mode.CONSTANT ? window : window.padding(0);
    }

    // ---- describing it

    @Override
    public final LayerConfig config() {
        LayerConfig c = LayerConfig.of(getClass().getSimpleName())
                .with("inChannels", inChannels)
                .with("outChannels", outChannels);
        return WindowConfig.write(c, window)
                .with("groups", options.groups())
                .with("bias", options.bias())
                .with("paddingMode", options.paddingMode().name());
    }

    static Options optionsFrom(LayerConfig c) {
        return new Options(c.integer("groups"), c.flag("bias"), c.constant("paddingMode", Padding.Mode.class));
    }

    @Override
    protected final String call() {
        String type = getClass().getSimpleName();
        String arguments = inChannels + ", " + outChannels + ", " + WindowConfig.call(window);
        if (options.equals(defaults())) return "new %s(%s)".formatted(type, arguments);
        if (options.equals(defaults().bias(false)))
            return "%s.withoutBias(%d, %d, %s)".formatted(type, inChannels, outChannels, window);
        return "new %s(%d, %d, %s, Convolution.defaults()%s)"
                .formatted(type, inChannels, outChannels, window, options.calls());
    }

    @Override
    protected final String label() {
        return "%s(%d → %d, %s%s)"
                .formatted(
                        getClass().getSimpleName(),
                        inChannels,
                        outChannels,
                        WindowConfig.call(window),
                        options.groups() == 1 ? "" : ", groups " + options.groups());
    }
}
