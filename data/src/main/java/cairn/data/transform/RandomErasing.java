package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some images, chosen at random, with a rectangle of random size and place painted over (Zhong et al., "Random Erasing Data
/// Augmentation", AAAI 2020).
///
/// Ten rectangles are tried, the first that fits is taken. Shape: `[N, C, H, W] → [N, C, H, W]`. PyTorch: `transforms.RandomErasing`.
///
/// @param probability of every image, in `[0, 1]`; default 0.5
/// @param minArea the least share of the image, in `[0, 1]`; default 0.02
/// @param maxArea the largest share of the image, not below `minArea`; default 0.33
/// @param minRatio the least height for width 1, above 0; default 0.3
/// @param maxRatio the largest height for width 1, not below `minRatio`; default 3.3
/// @param fill the value of the rectangle; default 0
public record RandomErasing(
        double probability, float minArea, float maxArea, float minRatio, float maxRatio, float fill)
        implements Transform {
    private static final int ATTEMPTS = 10;
    private static final int DRAWS = 4; // area, ratio, top, left

    /// Checks the ranges.
    public RandomErasing {
        Range.probability("RandomErasing", probability);
        Range.require("RandomErasing: the least area", minArea, 0, 1);
        Range.require("RandomErasing: the largest area", maxArea, minArea, 1);
        Range.require("RandomErasing: the least ratio", minRatio, Float.MIN_NORMAL, Float.MAX_VALUE);
        Range.require("RandomErasing: the largest ratio", maxRatio, minRatio, Float.MAX_VALUE);
    }

    /// With PyTorch's defaults.
    public RandomErasing() {
        this(0.5);
    }

    /// With another probability.
    public RandomErasing(double probability) {
        this(probability, 0.02f, 0.33f, 0.3f, 3.3f, 0);
    }

    @Override
    public Tensor apply(Tensor batch) {
        Images images = Images.of("RandomErasing", batch);
        Draws draws = Draws.take(images.n(), 1 + ATTEMPTS * DRAWS);
        for (int i = 0; i < images.n(); i++) {
            if (draws.unit(i, 0) >= probability) continue;
            int image = i;
            box(images, draws, i).ifPresent(box -> images.fill(image, box, fill));
        }
        return images.tensor();
    }

    private Optional<Images.Box> box(Images images, Draws draws, int i) {
        for (int at = 1; at < draws.each(); at += DRAWS) {
            double area = images.plane() * (double) draws.between(i, at, minArea, maxArea);
            double ratio = Math.exp(draws.between(i, at + 1, (float) Math.log(minRatio), (float) Math.log(maxRatio)));
            int h = (int) Math.round(Math.sqrt(area * ratio));
            int w = (int) Math.round(Math.sqrt(area / ratio));
            if (h >= images.height() || w >= images.width()) continue;
            int top = draws.below(i, at + 2, images.height() - h + 1);
            int left = draws.below(i, at + 3, images.width() - w + 1);
            return Optional.of(new Images.Box(top, left, h, w));
        }
        return Optional.empty();
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Images.require("RandomErasing", sample);
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "RandomErasing",
                Map.of(
                        "probability", Range.numbers(probability),
                        "area", Range.numbers(minArea, maxArea),
                        "ratio", Range.numbers(minRatio, maxRatio),
                        "fill", Range.numbers(fill)),
                List.of());
    }
}
