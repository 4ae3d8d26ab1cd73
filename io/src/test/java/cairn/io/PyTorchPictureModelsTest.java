package cairn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.nn.Layer;
import cairn.nn.model.LeNet5;
import cairn.nn.model.MobileNetV2;
import cairn.nn.model.ResNet;
import cairn.nn.model.Vgg;
import cairn.tensor.Autograd;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// State dicts of PyTorch and torchvision load by name and give their outputs; what Cairn writes has their names, shapes and types.
class PyTorchPictureModelsTest {
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    private static Layer network(String name) {
        return switch (name) {
            case "lenet5" -> LeNet5.of(Shape.of(1, 28, 28), 10);
            case "resnet20" -> ResNet.cifar(20, 3, 10);
            case "resnet56" -> ResNet.cifar(56, 3, 10);
            case "resnet18" -> ResNet.of(18, 3, 10);
            case "vgg11_bn" -> Vgg.of(11, 3, 10, true);
            case "mobilenet_v2" -> MobileNetV2.of(3, 10);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({"lenet5, 2x1x28x28", "resnet20, 2x3x32x32"})
    void aFileOfPyTorchGivesItsOutputsAndIsWrittenAsItWas(String name, String input) {
        Path file = Fixture.path("models/" + name + ".safetensors");
        Layer net = network(name);
        Models.loadWeights(file, net);
        assertOutputs(name, net, shape(input, "x"));

        Path written = folder.resolve(name + ".safetensors");
        Models.save(written, net);
        Map<String, Tensor> theirs = SafeTensors.read(file).tensors();
        Map<String, Tensor> ours = SafeTensors.read(written).tensors();
        assertEquals(theirs.keySet(), ours.keySet());
        theirs.forEach((key, t) -> {
            assertEquals(t.dtype(), ours.get(key).dtype(), key);
            assertEquals(t.shape(), ours.get(key).shape(), key);
            assertTrue(t.equal(ours.get(key)), key);
        });
    }

    @ParameterizedTest
    @CsvSource({"resnet56, 1x3x32x32", "resnet18, 1x3x64x64", "vgg11_bn, 1x3x32x32", "mobilenet_v2, 1x3x64x64"})
    void largerNetworksTakeTheWeightsOfPyTorchByName(String name, String input) throws IOException {
        Layer net = network(name);
        net.loadStateDict(weights(Fixture.path("models/" + name + ".txt")));
        assertOutputs(name, net, shape(input, "x"));
    }

    private static void assertOutputs(String name, Layer net, int[] input) {
        net.eval();
        Tensor y = Autograd.noGrad(() -> net.forward(numbers(0, input)));
        Tensor expected = SafeTensors.read(Fixture.path("models/picture_models.safetensors"))
                .tensors()
                .get(name);
        assertEquals(expected.shape(), y.shape());
        float[] e = expected.toFloatArray();
        float[] a = y.toFloatArray();
        float scale = 0;
        for (float value : e) scale = Math.max(scale, Math.abs(value));
        for (int i = 0; i < e.length; i++) assertEquals(e[i], a[i], TOLERANCE * scale, name + " at " + i);
    }

    // ---- what picture_models.py does

    private static Map<String, Tensor> weights(Path entries) throws IOException {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (String line : Files.readAllLines(entries)) {
            String name = line.split(" ")[0];
            int[] shape = shape(line.substring(name.length()).strip(), " ");
            state.put(name, value(name, state.size() + 1, shape));
        }
        return state;
    }

    private static Tensor value(String name, int stream, int[] shape) {
        if (name.endsWith("num_batches_tracked")) return Tensor.scalarLong(7);
        Tensor u = numbers(stream, shape);
        if (shape.length > 1) return u.mul(Math.sqrt(3.0 * shape[0] / u.numel()));
        if (name.endsWith("running_var")) return u.div(2).add(1);
        return name.endsWith("weight") ? u.div(5).add(1) : u.div(10);
    }

    private static Tensor numbers(int stream, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            int h = i + stream * 1_000_003;
            h = ((h >>> 16) ^ h) * 0x45D9F3B;
            h = ((h >>> 16) ^ h) * 0x45D9F3B;
            h = (h >>> 16) ^ h;
            values[i] = (float) (Integer.toUnsignedLong(h) / 0x1p31 - 1);
        }
        return Tensor.of(values, shape);
    }

    private static int[] shape(String text, String separator) {
        if (text.isEmpty()) return new int[0];
        return Arrays.stream(text.split(separator)).mapToInt(Integer::parseInt).toArray();
    }
}
