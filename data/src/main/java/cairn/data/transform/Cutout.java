package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Every image with a square painted over. The middle of the square is any pixel, so part of it may lie outside (DeVries and Taylor,
/// "Improved Regularization of Convolutional Neural Networks with Cutout", 2017).
///
/// Shape: `[N, C, H, W] → [N, C, H, W]`.
///
/// @param size the side of the square in pixels, at least 1; 16 for CIFAR-10
/// @param fill the value of the square; default 0
public record Cutout(int size, float fill) implements Transform {
    /// Checks the range.
    public Cutout {
        Range.require("Cutout: the size", size, 1, Integer.MAX_VALUE);
    }

    /// A square of zeros.
    public Cutout(int size) {
        this(size, 0);
    }

    @Override
    public Tensor apply(Tensor batch) {
        Images images = Images.of("Cutout", batch);
        Draws draws = Draws.take(images.n(), 2);
        for (int i = 0; i < images.n(); i++) {
            int top = draws.below(i, 0, images.height()) - size / 2;
            int left = draws.below(i, 1, images.width()) - size / 2;
            images.fill(i, new Images.Box(top, left, size, size), fill);
        }
        return images.tensor();
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Images.require("Cutout", sample);
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "Cutout", Map.of("size", Range.numbers(size), "fill", Range.numbers(fill)), List.of());
    }
}
