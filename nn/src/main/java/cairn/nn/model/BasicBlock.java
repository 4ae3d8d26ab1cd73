package cairn.nn.model;

import cairn.nn.BatchNorm2d;
import cairn.nn.Conv2d;
import cairn.nn.Layer;
import cairn.nn.LayerConfig;
import cairn.nn.Sequential;
import cairn.tensor.Tensor;
import cairn.tensor.Window;
import org.jspecify.annotations.Nullable;

/// Two 3 × 3 convolutions and a way around them: `y = relu(bn2(conv2(relu(bn1(conv1(x))))) + s(x))`.
///
/// Where the shape changes, `s` is either a strided 1 × 1 convolution with batch normalisation (`downsample`), or every `stride`-th pixel with
/// as many channels of zeros added on both sides, which has no parameters (the paper's option A).
///
/// Shape: `[N, in, H, W] → [N, out, ⌈H/stride⌉, ⌈W/stride⌉]`. He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR
/// 2016.
public final class BasicBlock extends Layer {
    /// What leads around the convolutions where the shape changes.
    public enum Shortcut {
        /// A strided slice and channels of zeros; no parameters.
        ZERO_PADDED,
        /// A strided 1 × 1 convolution and a batch normalisation.
        CONVOLUTION
    }

    private final int in;
    private final int out;
    private final int stride;
    private final Shortcut shortcut;
    private final Conv2d conv1;
    private final BatchNorm2d bn1;
    private final Conv2d conv2;
    private final BatchNorm2d bn2;
    private final @Nullable Sequential downsample;

    /// @param in channels of the input
    /// @param out channels of the output; for [Shortcut#ZERO_PADDED] larger than `in` by an even number, or equal
    /// @param stride of the first convolution
    public BasicBlock(int in, int out, int stride, Shortcut shortcut) {
        if (shortcut == Shortcut.ZERO_PADDED && (out < in || (out - in) % 2 != 0))
            throw new IllegalArgumentException(
                    "BasicBlock: channels of zeros are added evenly on both sides, so out − in must be even and not negative, got %d and %d."
                            .formatted(in, out));
        this.in = in;
        this.out = out;
        this.stride = stride;
        this.shortcut = shortcut;
        conv1 = child(
                "conv1", Conv2d.withoutBias(in, out, Window.of(3).stride(stride).padding(1)));
        bn1 = child("bn1", new BatchNorm2d(out));
        conv2 = child("conv2", Conv2d.withoutBias(out, out, Window.of(3).padding(1)));
        bn2 = child("bn2", new BatchNorm2d(out));
        boolean convolved = shortcut == Shortcut.CONVOLUTION && (stride != 1 || in != out);
        downsample = convolved
                ? child(
                        "downsample",
                        new Sequential(Conv2d.withoutBias(in, out, Window.of(1).stride(stride)), new BatchNorm2d(out)))
                : null;
    }

    @Override
    protected Tensor compute(Tensor x) {
        Tensor y = bn1.forward(conv1.forward(x)).relu();
        y = bn2.forward(conv2.forward(y)); // [N, out, H', W']
        return y.add(around(x)).relu();
    }

    private Tensor around(Tensor x) {
        if (downsample != null) return downsample.forward(x);
        Tensor s = x;
        if (stride != 1) s = s.slice(2, 0, s.size(2), stride).slice(3, 0, s.size(3), stride);
        int sides = (out - in) / 2;
        return sides == 0 ? s : s.pad(0, 0, 0, 0, sides, sides); // last dim first: W, H, C
    }

    @Override
    public LayerConfig config() {
        return LayerConfig.of("BasicBlock")
                .with("in", in)
                .with("out", out)
                .with("stride", stride)
                .with("shortcut", shortcut.name());
    }

    /// The block that a configuration describes.
    public static BasicBlock from(LayerConfig c) {
        return new BasicBlock(
                c.integer("in"), c.integer("out"), c.integer("stride"), c.constant("shortcut", Shortcut.class));
    }

    @Override
    protected String call() {
        return "new BasicBlock(%d, %d, %d, BasicBlock.Shortcut.%s)".formatted(in, out, stride, shortcut);
    }
}
