package cairn.data.transform;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// A batch of images as one array.
///
/// @param pixels `[n, channels, height, width]`, last dimension fastest
record Images(float[] pixels, int n, int channels, int height, int width) {
    /// A copy of what `x` holds.
    ///
    /// @param name the transform that asks, for the error
    static Images of(String name, Tensor x) {
        if (x.rank() != 4) throw ShapeException.of(name, "images x[N, C, H, W] are expected", x.shape());
        if (x.dtype() != DType.F32)
            throw new IllegalArgumentException(name + ": the images must be F32, got " + x.dtype() + ".");
        return new Images(x.toFloatArray(), x.size(0), x.size(1), x.size(2), x.size(3));
    }

    /// Fails unless `sample` is the shape of one image.
    static Shape require(String name, Shape sample) {
        if (sample.rank() == 3) return sample;
        throw ShapeException.of(name, "images of shape [C, H, W] are expected", sample);
    }

    /// As many images of another size, all `fill`.
    Images blank(int height, int width, float fill) {
        float[] blank = new float[Math.multiplyExact(n * channels, height * width)];
        if (fill != 0) Arrays.fill(blank, fill);
        return new Images(blank, n, channels, height, width);
    }

    /// Pixels in one channel.
    int plane() {
        return height * width;
    }

    /// Where channel `c` of image `i` begins.
    int start(int i, int c) {
        return (i * channels + c) * plane();
    }

    /// Sets a rectangle of image `i`, in every channel, to `value`. What lies outside the image is left out.
    void fill(int i, Box box, float value) {
        int left = Math.max(0, box.left());
        int right = Math.min(width, box.left() + box.width());
        for (int c = 0; c < channels; c++) {
            for (int y = Math.max(0, box.top()); y < Math.min(height, box.top() + box.height()); y++) {
                int row = start(i, c) + y * width;
                if (left < right) Arrays.fill(pixels, row + left, row + right, value);
            }
        }
    }

    /// A rectangle of pixels.
    record Box(int top, int left, int height, int width) {}

    Tensor tensor() {
        return Tensor.wrap(pixels, n, channels, height, width);
    }
}
