package cairn.viz.tensorboard;

import cairn.tensor.Tensor;
import cairn.train.Histogram;
import cairn.viz.Png;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Values of a summary (`tensorflow/core/framework/summary.proto`), each under its tag.
final class Values {
    private static final int DT_FLOAT = 1;
    private static final int DT_STRING = 7;
    private static final int RGB = 3;
    private static final double LEAST_WIDTH = 1e-7; // of an interval where all values are the same

    private Values() {}

    static Message scalar(String tag, double value) {
        return tagged(tag).real(2, (float) value);
    }

    static Message image(String tag, Tensor image) {
        int[] dims = image.shape().dims();
        return tagged(tag)
                .message(
                        4,
                        new Message()
                                .integer(1, dims[dims.length - 2])
                                .integer(2, dims[dims.length - 1])
                                .integer(3, RGB)
                                .bytes(4, Png.of(image)));
    }

    /// Of the finite values.
    static Message histogram(String tag, Tensor values) {
        Histogram h = Histogram.of(values);
        double width = Math.max(
                ((double) h.high() - h.low()) / h.counts().size(), LEAST_WIDTH * Math.max(1, Math.abs(h.low())));
        double[] limits = new double[h.counts().size()];
        double[] counts = new double[limits.length];
        double sum = 0;
        double squares = 0;
        double n = 0;
        for (int i = 0; i < limits.length; i++) {
            limits[i] = h.low() + (i + 1) * width;
            counts[i] = h.counts().get(i);
            double middle = limits[i] - width / 2;
            sum += counts[i] * middle;
            squares += counts[i] * middle * middle;
            n += counts[i];
        }
        Message histogram = new Message()
                .real(1, (double) h.low())
                .real(2, (double) h.high())
                .real(3, n)
                .real(4, sum)
                .real(5, squares)
                .packed(6, limits)
                .packed(7, counts);
        return tagged(tag).message(5, histogram);
    }

    static Message text(String tag, String markdown) {
        Message tensor = new Message()
                .integer(1, DT_STRING)
                .message(2, shape(1))
                .bytes(8, markdown.getBytes(StandardCharsets.UTF_8));
        return tagged(tag).message(8, tensor).message(9, plugin("text"));
    }

    /// One row per quantity of a precision-recall curve, one column per threshold.
    static Message prCurve(String tag, float[][] rows) {
        int thresholds = rows[0].length;
        byte[] content = new byte[4 * rows.length * thresholds];
        ByteBuffer b = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) for (float v : row) b.putFloat(v);
        Message tensor = new Message()
                .integer(1, DT_FLOAT)
                .message(2, shape(rows.length, thresholds))
                .bytes(4, content);
        Message about = new Message().integer(1, 0).integer(2, thresholds);
        return tagged(tag).message(8, tensor).message(9, plugin("pr_curves", about));
    }

    /// A value without data, whose metadata are meant for one of TensorBoard's plugins.
    static Message forPlugin(String tag, String name, Message content) {
        return tagged(tag).message(9, plugin(name, content));
    }

    static Message shape(int... dims) {
        Message shape = new Message();
        for (int d : dims) shape.message(2, new Message().integer(1, d));
        return shape;
    }

    private static Message tagged(String tag) {
        return new Message().text(1, tag);
    }

    private static Message plugin(String name) {
        return new Message().message(1, new Message().text(1, name));
    }

    private static Message plugin(String name, Message content) {
        return new Message().message(1, new Message().text(1, name).message(2, content));
    }
}
