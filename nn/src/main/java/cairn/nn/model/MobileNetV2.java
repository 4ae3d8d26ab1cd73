package cairn.nn.model;

import cairn.nn.AdaptiveAvgPool2d;
import cairn.nn.Dropout;
import cairn.nn.Flatten;
import cairn.nn.Linear;
import cairn.nn.Sequential;
import cairn.tensor.Window;

/// A network of [InvertedResidual] blocks: few parameters and multiply-adds. Names are torchvision's: `features.0.0`,
/// `features.1.conv.0.0`, …, `classifier.1`.
///
/// Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018.
public final class MobileNetV2 {
    private static final int LAST = 1280;

    /// Expansion, channels, blocks, stride of the first of them.
    private static final int[][] STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private MobileNetV2() {}

    /// The network for large pictures. Shape: `[N, channels, H, W] → [N, classes]`. PyTorch: `mobilenet_v2`.
    public static Sequential of(int channels, int classes) {
        return build(channels, classes, 2, 0);
    }

    /// The network for pictures of 32 × 32: the first three steps by two are steps by one, so that 4 × 4 pixels are left at the end.
    public static Sequential small(int channels, int classes) {
        return build(channels, classes, 1, 1);
    }

    /// @param whole stages after the first, which keep their size
    private static Sequential build(int channels, int classes, int firstStride, int whole) {
        Sequential features = new Sequential(InvertedResidual.unit(
                channels, 32, Window.of(3).stride(firstStride).padding(1), 1));
        int in = 32;
        for (int s = 0; s < STAGES.length; s++) {
            int[] stage = STAGES[s];
            for (int b = 0; b < stage[2]; b++) {
                int stride = b == 0 && s > whole ? stage[3] : 1;
                features = features.with(new InvertedResidual(in, stage[1], stride, stage[0]));
                in = stage[1];
            }
        }
        return new Sequential()
                .with("features", features.with(InvertedResidual.unit(in, LAST, Window.of(1), 1)))
                .with("avgpool", new AdaptiveAvgPool2d(1))
                .with("flatten", new Flatten())
                .with("classifier", new Sequential(new Dropout(0.2), new Linear(LAST, classes)));
    }
}
