package cairn.data;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.Objects;

/// Images held as the bytes they came in, a quarter of the memory of floats; a batch is converted when it is gathered.
///
/// Pixels arrive as `F32` in `[0, 1]`: `x = byte / white`, with white 255 for ordinary images (what PyTorch's `ToTensor` does).
///
/// Shape: `x[N, channels, height, width]`, `y[N]`.
public final class ImageDataset implements Dataset {
    private final byte[] pixels;
    private final long[] labels;
    private final DataInfo info;
    private final int step;
    private final float[] values = new float[256];

    private ImageDataset(byte[] pixels, long[] labels, int white, DataInfo info) {
        this.pixels = pixels;
        this.labels = labels;
        this.info = info;
        this.step = info.inputShape().numel();
        for (int i = 0; i < values.length; i++) values[i] = (float) i / white;
    }

    /// Over the caller's arrays themselves, which must not change any more.
    ///
    /// @param pixels `[N, channels, height, width]`, last dimension fastest
    /// @param labels one class per image
    /// @param white the byte that becomes 1
    /// @param info with the shape of one image
    /// @throws IllegalArgumentException if the arrays do not fit together or a label is outside the classes
    public static ImageDataset wrap(byte[] pixels, long[] labels, int white, DataInfo info) {
        if ((long) labels.length * info.inputShape().numel() != pixels.length) {
            throw new IllegalArgumentException("dataset: %d labels and %d bytes of pixels do not make images of %s."
                    .formatted(labels.length, pixels.length, info.inputShape()));
        }
        Labels.require(labels, info.classes());
        return new ImageDataset(pixels, labels, white, info);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Sample get(int index) {
        Objects.checkIndex(index, size());
        Shape shape = info.inputShape();
        return new Sample(Tensor.wrap(convert(index), shape.dims()), Tensor.scalarLong(labels[index]));
    }

    @Override
    public Batch batch(int... indices) {
        long[] y = new long[indices.length];
        for (int i = 0; i < y.length; i++) y[i] = labels[indices[i]];
        return new Batch(
                Tensor.wrap(convert(indices), Stack.batched(info.inputShape(), indices.length)),
                Tensor.of(y, y.length));
    }

    private float[] convert(int... indices) {
        float[] out = new float[indices.length * step];
        for (int i = 0; i < indices.length; i++) convert(indices[i] * step, out, i * step);
        return out;
    }

    private void convert(int from, float[] out, int to) {
        for (int j = 0; j < step; j++) out[to + j] = values[pixels[from + j] & 0xff];
    }

    @Override
    public DataInfo info() {
        return info;
    }

    @Override
    public long[] labels() {
        return labels.clone();
    }

    @Override
    public String checksum() {
        return new Checksum().add(pixels).add(labels).toString();
    }
}
