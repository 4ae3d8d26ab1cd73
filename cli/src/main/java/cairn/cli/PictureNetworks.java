package cairn.cli;

import cairn.nn.Sequential;
import cairn.nn.model.LeNet5;
import cairn.nn.model.MobileNetV2;
import cairn.nn.model.ResNet;
import cairn.nn.model.Vgg;
import cairn.tensor.Shape;

/// The networks of the command line for pictures: `[N, C, H, W] → [N, outputs]`.
final class PictureNetworks {
    private static final int SMALL = 64; // below this size a picture gets the network for small ones

    /// Makes a network for pictures of a shape.
    interface Maker {
        /// A new network that gives so many numbers.
        Sequential make(Shape image, int outputs);
    }

    static final Choice<Maker> ALL = all();

    private PictureNetworks() {}

    private static Choice<Maker> all() {
        Choice<Maker> all = new Choice<Maker>("model for pictures").add("lenet5", LeNet5::of);
        for (int depth : new int[] {11, 13, 16, 19}) all.add("vgg" + depth, (image, n) -> vgg(depth, image, n));
        for (int depth : new int[] {20, 32, 44, 56})
            all.add("resnet" + depth, (image, n) -> ResNet.cifar(depth, image.size(0), n));
        for (int depth : new int[] {18, 34})
            all.add("resnet" + depth, (image, n) -> ResNet.of(depth, image.size(0), n));
        return all.add("mobilenet-v2", PictureNetworks::mobileNet);
    }

    private static Sequential vgg(int depth, Shape image, int outputs) {
        boolean small = image.size(1) == 32 && image.size(2) == 32;
        return small ? Vgg.small(depth, image.size(0), outputs) : Vgg.of(depth, image.size(0), outputs, true);
    }

    private static Sequential mobileNet(Shape image, int outputs) {
        boolean small = Math.min(image.size(1), image.size(2)) < SMALL;
        return small ? MobileNetV2.small(image.size(0), outputs) : MobileNetV2.of(image.size(0), outputs);
    }

    /// The network that `text` names.
    ///
    /// @throws UsageException if the samples are no pictures
    static Sequential build(String text, Shape input, int outputs) {
        if (input.rank() != 3)
            throw new UsageException(
                    "--model %s is for pictures; samples of shape %s take mlp or linear.".formatted(text, input));
        return ALL.named(text).make(input, outputs);
    }
}
