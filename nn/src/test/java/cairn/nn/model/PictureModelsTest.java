package cairn.nn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.Layer;
import cairn.nn.Layers;
import cairn.tensor.Autograd;
import cairn.tensor.Rng;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PictureModelsTest {
    /// Shapes in and out, and the number of parameters, which for the large ones is torchvision's.
    private static void check(Layer net, int parameters, int... input) {
        net.eval();
        Tensor x = Rng.with(Rng.of(1), () -> Tensor.randn(input));
        Tensor y = Autograd.noGrad(() -> net.forward(x));
        assertArrayEquals(new int[] {input[0], 10}, y.shape().dims());
        assertEquals(parameters, net.parameterCount());
        assertEquals(
                net.stateDict().keySet(), Layers.build(net.config()).stateDict().keySet());
    }

    @Test
    void haveTheSizesOfTheirPapersAndOfTorchvision() {
        check(LeNet5.of(Shape.of(1, 28, 28), 10), 61_706, 2, 1, 28, 28);
        check(LeNet5.of(Shape.of(3, 32, 32), 10), 62_006, 2, 3, 32, 32);
        check(ResNet.cifar(20, 3, 10), 269_722, 2, 3, 32, 32);
        check(ResNet.of(18, 3, 10), 11_181_642, 1, 3, 64, 64);
        check(MobileNetV2.of(3, 10), 2_236_682, 1, 3, 64, 64);
        check(MobileNetV2.small(3, 10), 2_236_682, 1, 3, 32, 32);
        check(Vgg.small(11, 3, 10), 9_231_114, 1, 3, 32, 32);
    }

    @Test
    void bearPyTorchsNames() {
        var cifar = ResNet.cifar(20, 3, 10).stateDict().keySet();
        for (String name : new String[] {
            "conv1.weight",
            "bn1.running_mean",
            "layer1.0.conv1.weight",
            "layer3.2.bn2.num_batches_tracked",
            "linear.bias"
        }) assertTrue(cifar.contains(name), name);
        assertTrue(cifar.stream().noneMatch(name -> name.contains("downsample")), "shortcuts without parameters");
        var large = ResNet.of(18, 3, 10).stateDict().keySet();
        assertTrue(large.contains("layer2.0.downsample.0.weight") && large.contains("fc.weight"));
        var mobile = MobileNetV2.of(3, 10).stateDict().keySet();
        assertTrue(mobile.contains("features.1.conv.0.0.weight") && mobile.contains("classifier.1.bias"));
    }

    @Test
    void aShortcutWithoutParametersTakesEverySecondPixelAndAddsChannelsOfZeros() {
        BasicBlock block = new BasicBlock(2, 4, 2, BasicBlock.Shortcut.ZERO_PADDED);
        Autograd.noGrad(() -> {
            block.parameters().forEach(Tensor::zeroInPlace);
            return null;
        });
        Tensor x = Tensor.arange(1.0, 33, 1).reshape(1, 2, 4, 4);
        block.eval();
        Tensor y = block.forward(x); // the convolutions give 0
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 3, 9, 11, 17, 19, 25, 27, 0, 0, 0, 0}, y.toFloatArray());
    }

    @Test
    void refuseDepthsThatDoNotExist() {
        assertThrows(IllegalArgumentException.class, () -> ResNet.cifar(18, 3, 10));
        assertThrows(IllegalArgumentException.class, () -> ResNet.of(20, 3, 10));
        assertThrows(IllegalArgumentException.class, () -> Vgg.of(12, 3, 10, true));
        assertThrows(IllegalArgumentException.class, () -> new BasicBlock(4, 2, 1, BasicBlock.Shortcut.ZERO_PADDED));
        assertThrows(IllegalArgumentException.class, () -> LeNet5.of(Shape.of(1, 8, 8), 10));
    }
}
