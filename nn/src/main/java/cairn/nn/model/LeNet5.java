package cairn.nn.model;

import cairn.nn.Conv2d;
import cairn.nn.Flatten;
import cairn.nn.Linear;
import cairn.nn.MaxPool2d;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Window;

/// A small convolutional network for small pictures, after the fifth LeNet, with rectifiers and maximum pooling as it is built today:
/// two convolutions (`conv1`, `conv2`) and three linear layers (`fc1`, `fc2`, `fc3`).
///
/// LeCun, Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition", Proceedings of the IEEE, 1998.
public final class LeNet5 {
    private static final int KERNEL = 5;
    private static final int FRAMELESS = 32; // from this size on pictures need no frame

    private LeNet5() {}

    /// The network for pictures of a given shape. Pictures below 32 × 32 get a frame of two pixels, as MNIST's did in the paper.
    ///
    /// Shape: `[N, C, H, W] → [N, classes]`.
    ///
    /// @param image `[C, H, W]`, at least 12 × 12
    /// @param classes how many scores it gives
    public static Sequential of(Shape image, int classes) {
        if (image.rank() != 3 || Math.min(image.size(1), image.size(2)) < 12)
            throw ShapeException.of("LeNet5", "pictures [C, H, W] of at least 12 × 12 are expected", image);
        int padding = Math.min(image.size(1), image.size(2)) < FRAMELESS ? 2 : 0;
        int features = 16 * side(image.size(1), padding) * side(image.size(2), padding);
        return new Sequential()
                .with("conv1", new Conv2d(image.size(0), 6, Window.of(KERNEL).padding(padding)))
                .with("relu1", new ReLU())
                .with("pool1", new MaxPool2d(2))
                .with("conv2", new Conv2d(6, 16, KERNEL))
                .with("relu2", new ReLU())
                .with("pool2", new MaxPool2d(2))
                .with("flatten", new Flatten())
                .with("fc1", new Linear(features, 120))
                .with("relu3", new ReLU())
                .with("fc2", new Linear(120, 84))
                .with("relu4", new ReLU())
                .with("fc3", new Linear(84, classes));
    }

    /// What is left of a side after both convolutions and poolings.
    private static int side(int size, int padding) {
        int pooled = (size + 2 * padding - KERNEL + 1) / 2;
        return (pooled - KERNEL + 1) / 2;
    }
}
