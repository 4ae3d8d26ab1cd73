package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Some images, chosen at random, with left and right exchanged.
///
/// Shape: `[N, C, H, W] → [N, C, H, W]`. PyTorch: `transforms.RandomHorizontalFlip`.
///
/// @param probability of every image to be turned, in `[0, 1]`; default 0.5
public record RandomHorizontalFlip(double probability) implements Transform {
    /// Checks the range.
    public RandomHorizontalFlip {
        Range.probability("RandomHorizontalFlip", probability);
    }

    /// Half of the images.
    public RandomHorizontalFlip() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor batch) {
        Images images = Images.of("RandomHorizontalFlip", batch);
        Draws draws = Draws.take(images.n(), 1);
        for (int i = 0; i < images.n(); i++) if (draws.unit(i, 0) < probability) flip(images, i);
        return images.tensor();
    }

    private static void flip(Images images, int i) {
        float[] p = images.pixels();
        for (int row = images.start(i, 0); row < images.start(i + 1, 0); row += images.width()) {
            for (int a = row, b = row + images.width() - 1; a < b; a++, b--) {
                float left = p[a];
                p[a] = p[b];
                p[b] = left;
            }
        }
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Images.require("RandomHorizontalFlip", sample);
    }

    @Override
    public TransformState state() {
        return new TransformState("RandomHorizontalFlip", Map.of("probability", Range.numbers(probability)), List.of());
    }
}
