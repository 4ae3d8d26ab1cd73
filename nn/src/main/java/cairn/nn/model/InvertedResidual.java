package cairn.nn.model;

import cairn.nn.BatchNorm2d;
import cairn.nn.Conv2d;
import cairn.nn.Convolution;
import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.ReLU6;
import cairn.nn.Sequential;
import cairn.tensor.Tensor;
import cairn.tensor.Window;

/// A block of MobileNetV2: a 1 × 1 convolution to more channels, a 3 × 3 convolution of each channel by itself, a 1 × 1 convolution to few
/// channels; added to the input where the shape stays. Shape: `[N, in, H, W] → [N, out, ⌈H/stride⌉, ⌈W/stride⌉]`.
///
/// Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018.
public final class InvertedResidual extends Layer {
    private final int in;
    private final int out;
    private final int stride;
    private final int expansion;
    private final Sequential conv;

    /// @param in channels of the input
    /// @param out channels of the output
    /// @param stride of the 3 × 3 convolution, 1 or 2
    /// @param expansion how many times more channels there are inside, at least 1
    public InvertedResidual(int in, int out, int stride, int expansion) {
        this.in = in;
        this.out = out;
        this.stride = stride;
        this.expansion = expansion;
        int hidden = in * expansion;
        Sequential layers = new Sequential();
        if (expansion != 1) layers = layers.with(unit(in, hidden, Window.of(1), 1));
        conv = child(
                "conv",
                layers.with(unit(hidden, hidden, Window.of(3).stride(stride).padding(1), hidden))
                        .with(Conv2d.withoutBias(hidden, out, Window.of(1)))
                        .with(new BatchNorm2d(out)));
    }

    /// Convolution, batch normalisation, rectifier up to 6.
    static Sequential unit(int in, int out, Window window, int groups) {
        return new Sequential(
                new Conv2d(
                        in, out, window, Convolution.defaults().groups(groups).bias(false)),
                new BatchNorm2d(out),
                new ReLU6());
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = conv.forward(x);
        return stride == 1 && in == out ? x.add(y) : y;
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("InvertedResidual")
                .with("in", in)
                .with("out", out)
                .with("stride", stride)
                .with("expansion", expansion);
    }

    /// The block that a configuration describes.
    public static InvertedResidual from(LayerConfig c) {
        return new InvertedResidual(c.integer("in"), c.integer("out"), c.integer("stride"), c.integer("expansion"));
    }

    @Override
    protected String call() {
        return "new InvertedResidual(%d, %d, %d, %d)".formatted(in, out, stride, expansion);
    }
}
