package cairn.nn.model;

import cairn.nn.AdaptiveAvgPool2d;
import cairn.nn.BatchNorm2d;
import cairn.nn.Conv2d;
import cairn.nn.Dropout;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.MaxPool2d;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.tensor.Window;
import java.util.ArrayList;
import java.util.List;

/// Stacks of 3 × 3 convolutions with a maximum pooling after each stack. Names are torchvision's: `features.0`, …, `classifier.6`.
///
/// Simonyan, Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", ICLR 2015.
public final class Vgg {
    private static final int POOL = 0; // in a plan: a pooling; other numbers are the channels of a convolution
    private static final int SIDE = 7;

    private static final int[] PLAN_11 = {64, POOL, 128, POOL, 256, 256, POOL, 512, 512, POOL, 512, 512, POOL};
    private static final int[] PLAN_13 = {64, 64, POOL, 128, 128, POOL, 256, 256, POOL, 512, 512, POOL, 512, 512, POOL};
    private static final int[] PLAN_16 = {
        64, 64, POOL, 128, 128, POOL, 256, 256, 256, POOL, 512, 512, 512, POOL, 512, 512, 512, POOL
    };
    private static final int[] PLAN_19 = {
        64, 64, POOL, 128, 128, POOL, 256, 256, 256, 256, POOL, 512, 512, 512, 512, POOL, 512, 512, 512, 512, POOL
    };

    private Vgg() {}

    /// The network for large pictures, at least 32 × 32. Shape: `[N, channels, H, W] → [N, classes]`. PyTorch: `vgg11`, `vgg11_bn`, ….
    ///
    /// @param depth 11, 13, 16 or 19 layers with weights
    /// @param batchNorm whether a batch normalisation follows each convolution
    public static Sequential of(int depth, int channels, int classes, boolean batchNorm) {
        Sequential classifier = new Sequential(
                new Linear(512 * SIDE * SIDE, 4096),
                new ReLU(),
                new Dropout(0.5),
                new Linear(4096, 4096),
                new ReLU(),
                new Dropout(0.5),
                new Linear(4096, classes));
        return new Sequential()
                .with("features", features(plan(depth), channels, batchNorm))
                .with("avgpool", new AdaptiveAvgPool2d(SIDE))
                .with("flatten", new Flatten())
                .with("classifier", classifier);
    }

    /// The network for pictures of 32 × 32, with batch normalisations and a single linear layer at the end.
    public static Sequential small(int depth, int channels, int classes) {
        return new Sequential()
                .with("features", features(plan(depth), channels, true))
                .with("flatten", new Flatten())
                .with("classifier", new Linear(512, classes));
    }

    private static int[] plan(int depth) {
        return switch (depth) {
            case 11 -> PLAN_11;
            case 13 -> PLAN_13;
            case 16 -> PLAN_16;
            case 19 -> PLAN_19;
            default ->
                throw new IllegalArgumentException("Vgg: there are depths 11, 13, 16 and 19, got " + depth + ".");
        };
    }

    private static Sequential features(int[] plan, int channels, boolean batchNorm) {
        List<Layer> layers = new ArrayList<>();
        int in = channels;
        for (int out : plan) {
            if (out == POOL) {
                layers.add(new MaxPool2d(2));
                continue;
            }
            layers.add(new Conv2d(in, out, Window.of(3).padding(1)));
            if (batchNorm) layers.add(new BatchNorm2d(out));
            layers.add(new ReLU());
            in = out;
        }
        return new Sequential(layers.toArray(Layer[]::new));
    }
}
