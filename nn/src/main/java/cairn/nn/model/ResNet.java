package cairn.nn.model;

import cairn.nn.AdaptiveAvgPool2d;
import cairn.nn.BatchNorm2d;
import cairn.nn.Conv2d;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.MaxPool2d;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.init.FanMode;
import cairn.nn.init.Init;
import cairn.tensor.Window;

/// Residual networks of [BasicBlock]s: three stages for small pictures, four for large ones.
///
/// He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", CVPR 2016.
public final class ResNet {
    private ResNet() {}

    /// The network of the paper for CIFAR-10: `6n + 2` layers with 16, 32 and 64 channels, shortcuts without parameters. The names are
    /// `conv1`, `bn1`, `layer1.0.conv1`, …, `linear`. Shape: `[N, channels, 32, 32] → [N, classes]`.
    ///
    /// @param depth 20, 32, 44, 56, 110 or another `6n + 2`
    public static Sequential cifar(int depth, int channels, int classes) {
        int blocks = (depth - 2) / 6;
        if (blocks < 1 || 6 * blocks + 2 != depth)
            throw new IllegalArgumentException(
                    "ResNet: a depth of 6n + 2 is expected, such as 20, 32, 44 or 56, got " + depth + ".");
        BasicBlock.Shortcut shortcut = BasicBlock.Shortcut.ZERO_PADDED;
        return initialised(new Sequential()
                .with("conv1", Conv2d.withoutBias(channels, 16, Window.of(3).padding(1)))
                .with("bn1", new BatchNorm2d(16))
                .with("relu", new ReLU())
                .with("layer1", stage(16, 16, blocks, 1, shortcut))
                .with("layer2", stage(16, 32, blocks, 2, shortcut))
                .with("layer3", stage(32, 64, blocks, 2, shortcut))
                .with("avgpool", new AdaptiveAvgPool2d(1))
                .with("flatten", new Flatten())
                .with("linear", new Linear(64, classes)));
    }

    /// 18 or 34 layers for large pictures, with torchvision's names: `conv1`, `bn1`, `layer1.0.conv1`, `layer2.0.downsample.0`, …, `fc`.
    /// Shape: `[N, channels, H, W] → [N, classes]`. PyTorch: `resnet18`, `resnet34`.
    ///
    /// @param depth 18 or 34
    public static Sequential of(int depth, int channels, int classes) {
        int[] blocks = switch (depth) {
            case 18 -> new int[] {2, 2, 2, 2};
            case 34 -> new int[] {3, 4, 6, 3};
            default -> throw new IllegalArgumentException("ResNet: there are depths 18 and 34, got " + depth + ".");
        };
        BasicBlock.Shortcut shortcut = BasicBlock.Shortcut.CONVOLUTION;
        return initialised(new Sequential()
                .with(
                        "conv1",
                        Conv2d.withoutBias(channels, 64, Window.of(7).stride(2).padding(3)))
                .with("bn1", new BatchNorm2d(64))
                .with("relu", new ReLU())
                .with("maxpool", new MaxPool2d(Window.of(3).stride(2).padding(1)))
                .with("layer1", stage(64, 64, blocks[0], 1, shortcut))
                .with("layer2", stage(64, 128, blocks[1], 2, shortcut))
                .with("layer3", stage(128, 256, blocks[2], 2, shortcut))
                .with("layer4", stage(256, 512, blocks[3], 2, shortcut))
                .with("avgpool", new AdaptiveAvgPool2d(1))
                .with("flatten", new Flatten())
                .with("fc", new Linear(512, classes)));
    }

    private static Sequential stage(int in, int out, int blocks, int stride, BasicBlock.Shortcut shortcut) {
        Layer[] stage = new Layer[blocks];
        stage[0] = new BasicBlock(in, out, stride, shortcut);
        for (int i = 1; i < blocks; i++) stage[i] = new BasicBlock(out, out, 1, shortcut);
        return new Sequential(stage);
    }

    /// Convolutions start normal with variance 2 / fan-out.
    private static Sequential initialised(Sequential net) {
        net.namedLayers().values().forEach(layer -> {
            if (layer instanceof Conv2d conv)
                Init.kaimingNormal(Math.sqrt(2), FanMode.FAN_OUT).fill(conv.weight());
        });
        return net;
    }
}
