package cairn.benchmarks;

import cairn.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A network as an ONNX file, written field by field: an ONNX file is a message of protocol buffers, of which few kinds of fields are needed.
///
/// Nodes form a chain: each reads what the one before has written, then weights.
public final class OnnxGraph {
    private static final int FLOAT = 1;
    private static final int INTS = 7;
    private static final int INT = 2;
    private static final long IR_VERSION = 8;
    private static final long OPSET = 13;

    /// The bytes of one message.
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private void varint(long value) {
            for (long rest = value; ; rest >>>= 7) {
                boolean last = rest >>> 7 == 0;
                out.write((int) (last ? rest : rest & 0x7F | 0x80));
                if (last) return;
            }
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.out.toByteArray());
        }
    }

    private final Message graph = new Message().text(2, "graph");
    private String last = "input";
    private int nodes;

    /// A graph whose input `input` has shape `x`.
    public OnnxGraph(int... x) {
        graph.message(11, value("input", x));
    }

    /// Weights by name.
    public OnnxGraph weight(String name, Tensor w) {
        int[] dims = w.shape().dims();
        float[] values = w.toFloatArray();
        var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        var tensor = new Message();
        for (int dim : dims) tensor.number(1, dim);
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
        return this;
    }

    /// A node without attributes.
    public OnnxGraph node(String op, String... weights) {
        return add(op, new Message(), weights);
    }

    /// `y = x·Wᵀ + b`.
    public OnnxGraph linear(String weight, String bias) {
        var transposed = new Message().text(1, "transB").number(3, 1).number(20, INT);
        return add("Gemm", new Message().message(5, transposed), weight, bias);
    }

    /// A node with a window, such as a convolution or pooling.
    public OnnxGraph window(String op, int size, int stride, int padding, String... weights) {
        var attributes = new Message()
                .message(5, ints("kernel_shape", size, size))
                .message(5, ints("strides", stride, stride))
                .message(5, ints("pads", padding, padding, padding, padding));
        return add(op, attributes, weights);
    }

    private OnnxGraph add(String op, Message attributes, String... weights) {
        String name = "y" + nodes++;
        attributes.text(1, last);
        for (String weight : weights) attributes.text(1, weight);
        graph.message(1, attributes.text(2, name).text(4, op));
        last = name;
        return this;
    }

    private static Message ints(String name, int... values) {
        var attribute = new Message().text(1, name);
        Arrays.stream(values).forEach(v -> attribute.number(8, v));
        return attribute.number(20, INTS);
    }

    private static Message value(String name, int... dims) {
        var shape = new Message();
        for (int dim : dims) shape.message(1, new Message().number(1, dim));
        var tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /// The file, with what the last node writes, of shape `y`, as its output.
    public byte[] bytes(int... y) {
        graph.message(12, value(last, y));
        var opset = new Message().number(2, OPSET);
        var model = new Message().number(1, IR_VERSION).message(7, graph).message(8, opset);
        return model.out.toByteArray();
    }
}
