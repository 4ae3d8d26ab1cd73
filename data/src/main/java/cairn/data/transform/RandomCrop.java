package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// A window of every image, at a random place, after a frame was put around the image.
///
/// Shape: `[N, C, H, W] → [N, C, height, width]`. PyTorch: `transforms.RandomCrop`.
///
/// @param height rows of the window, at least 1
/// @param width columns of the window, at least 1
/// @param padding the width of the frame in pixels, at least 0
/// @param fill the value of the frame
public record RandomCrop(int height, int width, int padding, float fill) implements Transform {
    /// Checks the ranges.
    public RandomCrop {
        Range.require("RandomCrop: the height", height, 1, Integer.MAX_VALUE);
        Range.require("RandomCrop: the width", width, 1, Integer.MAX_VALUE);
        Range.require("RandomCrop: the padding", padding, 0, 1 << 20);
    }

    /// A square window, with a frame of zeros.
    public RandomCrop(int size, int padding) {
        this(size, size, padding, 0);
    }

    /// @throws ShapeException if the window is larger than the framed images
    @Override
    public Tensor apply(Tensor batch) {
        Images from = Images.of("RandomCrop", batch);
        requireFit(from.height(), from.width(), batch.shape());
        Images to = from.blank(height, width, fill);
        Draws draws = Draws.take(from.n(), 2);
        for (int i = 0; i < from.n(); i++) {
            int top = draws.below(i, 0, from.height() + 2 * padding - height + 1) - padding;
            int left = draws.below(i, 1, from.width() + 2 * padding - width + 1) - padding;
            copy(from, to, i, top, left);
        }
        return to.tensor();
    }

    /// The part of the window `(top, left)` that lies in the image; the rest stays as it is.
    private void copy(Images from, Images to, int i, int top, int left) {
        int x0 = Math.max(0, -left);
        int x1 = Math.min(width, from.width() - left);
        if (x0 >= x1) return;
        for (int c = 0; c < from.channels(); c++) {
            for (int y = Math.max(0, -top); y < Math.min(height, from.height() - top); y++) {
                int source = from.start(i, c) + (y + top) * from.width() + left;
                System.arraycopy(from.pixels(), source + x0, to.pixels(), to.start(i, c) + y * width + x0, x1 - x0);
            }
        }
    }

    private void requireFit(int h, int w, Shape shape) {
        if (height <= h + 2 * padding && width <= w + 2 * padding) return;
        throw ShapeException.of(
                "RandomCrop",
                "a window of %d × %d must fit into images of %d × %d with a frame of %d"
                        .formatted(height, width, h, w, padding),
                shape);
    }

    @Override
    public Shape outputShape(Shape sample) {
        Shape image = Images.require("RandomCrop", sample);
        requireFit(image.size(1), image.size(2), sample);
        return Shape.of(image.size(0), height, width);
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "RandomCrop",
                Map.of(
                        "size",
                        Range.numbers(height, width),
                        "padding",
                        Range.numbers(padding),
                        "fill",
                        Range.numbers(fill)),
                List.of());
    }
}
