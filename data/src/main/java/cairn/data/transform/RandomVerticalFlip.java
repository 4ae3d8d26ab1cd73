package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Some images, chosen at random, with top and bottom exchanged.
///
/// Shape: `[N, C, H, W] → [N, C, H, W]`. PyTorch: `transforms.RandomVerticalFlip`.
///
/// @param probability of every image to be turned, in `[0, 1]`; default 0.5
public record RandomVerticalFlip(double probability) implements Transform {
    /// Checks the range.
    public RandomVerticalFlip {
        Range.probability("RandomVerticalFlip", probability);
    }

    /// Half of the images.
    public RandomVerticalFlip() {
        this(0.5);
    }

    @Override
    public Tensor apply(Tensor batch) {
        Images images = Images.of("RandomVerticalFlip", batch);
        Draws draws = Draws.take(images.n(), 1);
        for (int i = 0; i < images.n(); i++) if (draws.unit(i, 0) < probability) flip(images, i);
        return images.tensor();
    }

    private static void flip(Images images, int i) {
        float[] row = new float[images.width()];
        for (int c = 0; c < images.channels(); c++) {
            int top = images.start(i, c);
            int bottom = top + images.plane() - row.length;
            for (; top < bottom; top += row.length, bottom -= row.length) {
                System.arraycopy(images.pixels(), top, row, 0, row.length);
                System.arraycopy(images.pixels(), bottom, images.pixels(), top, row.length);
                System.arraycopy(row, 0, images.pixels(), bottom, row.length);
            }
        }
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Images.require("RandomVerticalFlip", sample);
    }

    @Override
    public TransformState state() {
        return new TransformState("RandomVerticalFlip", Map.of("probability", Range.numbers(probability)), List.of());
    }
}
