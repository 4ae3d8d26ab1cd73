package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Every image turned about its middle by a random angle, and moved, scaled and sheared if asked to.
///
/// Pixels are interpolated linearly, where PyTorch takes the nearest unless told. Shape: `[N, C, H, W] → [N, C, H, W]`. PyTorch:
/// `transforms.RandomAffine`, `transforms.RandomRotation`.
///
/// ```java
/// new RandomAffine(10).translate(0.1f).scale(0.9f, 1.1f)
/// ```
///
/// @param degrees the largest turn in either direction, in `[0, 180]`
/// @param translate the largest move in each direction as a share of the image's size, in `[0, 1]`; default 0
/// @param minScale the least scale, above 0; default 1
/// @param maxScale the largest scale, not below `minScale`; default 1
/// @param shear the largest shear along x in degrees, in `[0, 89]`; default 0
/// @param fill the value of what comes from outside; default 0
public record RandomAffine(float degrees, float translate, float minScale, float maxScale, float shear, float fill)
        implements Transform {
    private static final int DRAWS = 5;

    /// Checks the ranges.
    public RandomAffine {
        Range.require("RandomAffine: degrees", degrees, 0, 180);
        Range.require("RandomAffine: translate", translate, 0, 1);
        Range.require("RandomAffine: the least scale", minScale, Float.MIN_NORMAL, Float.MAX_VALUE);
        Range.require("RandomAffine: the largest scale", maxScale, minScale, Float.MAX_VALUE);
        Range.require("RandomAffine: shear", shear, 0, 89);
    }

    /// Turns alone.
    public RandomAffine(float degrees) {
        this(degrees, 0, 1, 1, 0, 0);
    }

    /// This, with moves of up to this share of the image's size.
    public RandomAffine translate(float share) {
        return new RandomAffine(degrees, share, minScale, maxScale, shear, fill);
    }

    /// This, scaled by a factor in this range.
    public RandomAffine scale(float min, float max) {
        return new RandomAffine(degrees, translate, min, max, shear, fill);
    }

    /// This, sheared along x by up to so many degrees.
    public RandomAffine shear(float degrees) {
        return new RandomAffine(this.degrees, translate, minScale, maxScale, degrees, fill);
    }

    /// This, with another value for what comes from outside.
    public RandomAffine fill(float value) {
        return new RandomAffine(degrees, translate, minScale, maxScale, shear, value);
    }

    @Override
    public Tensor apply(Tensor batch) {
        Images from = Images.of("RandomAffine", batch);
        Images to = from.blank(from.height(), from.width(), 0);
        Draws draws = Draws.take(from.n(), DRAWS);
        float right = translate * from.width();
        float down = translate * from.height();
        for (int i = 0; i < from.n(); i++) {
            Affine.inverseOf(
                            draws.between(i, 0, -degrees, degrees),
                            draws.between(i, 1, minScale, maxScale),
                            draws.between(i, 2, -shear, shear),
                            draws.between(i, 3, -right, right),
                            draws.between(i, 4, -down, down))
                    .apply(from, to, i, fill);
        }
        return to.tensor();
    }

    @Override
    public Shape outputShape(Shape sample) {
        return Images.require("RandomAffine", sample);
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "RandomAffine",
                Map.of(
                        "degrees", Range.numbers(degrees),
                        "translate", Range.numbers(translate),
                        "scale", Range.numbers(minScale, maxScale),
                        "shear", Range.numbers(shear),
                        "fill", Range.numbers(fill)),
                List.of());
    }
}
