package cairn.data.transform;

import cairn.data.Batch;
import cairn.data.BatchTransform;
import cairn.tensor.Rng;
import cairn.tensor.Tensor;

/// Every image of a batch with a rectangle taken from another one of it, targets mixed by area: the rectangle has `1 − λ` of the area before
/// it is cut at the border, `λ ~ Beta(α, α)`, one for the whole batch (Yun et al., "CutMix: Regularization Strategy to Train Strong
/// Classifiers with Localizable Features", ICCV 2019).
///
/// Class numbers become probabilities, which `CrossEntropyLoss` takes. Shape: `x[N, C, H, W] → [N, C, H, W]`, `y[N] → [N, classes]`.
///
/// @param alpha how evenly: small values take nearly all or nearly nothing; above 0, default 1
/// @param classes how many classes there are; not looked at if targets are numbers
public record CutMix(double alpha, int classes) implements BatchTransform {
    /// Checks the ranges.
    public CutMix {
        Range.require("CutMix: alpha", alpha, Float.MIN_NORMAL, Float.MAX_VALUE);
        Range.require("CutMix: classes", classes, 1, Integer.MAX_VALUE);
    }

    /// With α = 1: every λ is equally likely.
    public CutMix(int classes) {
        this(1, classes);
    }

    @Override
    public Batch apply(Batch batch) {
        Images images = Images.of("CutMix", batch.x());
        Images from = Images.of("CutMix", batch.x());
        Rng rng = Rng.current();
        double side = Math.sqrt(1 - Beta.draw(rng, alpha));
        int top = rng.nextInt(images.height());
        int left = rng.nextInt(images.width());
        Images.Box box = box(images, top, left, side);
        int[] partner = rng.permutation(batch.size());
        for (int i = 0; i < partner.length; i++) paste(from, partner[i], images, i, box);
        float share = 1 - (float) (box.height() * box.width()) / images.plane();
        return new Batch(images.tensor(), Mixture.of(batch.y(), classes, Tensor.of(partner), share));
    }

    /// A rectangle with its middle at `(y, x)`, cut at the border.
    private static Images.Box box(Images images, int y, int x, double side) {
        int h = (int) (images.height() * side);
        int w = (int) (images.width() * side);
        int top = Math.max(0, y - h / 2);
        int left = Math.max(0, x - w / 2);
        int bottom = Math.min(images.height(), y - h / 2 + h);
        int right = Math.min(images.width(), x - w / 2 + w);
        return new Images.Box(top, left, bottom - top, right - left);
    }

    private static void paste(Images from, int source, Images to, int target, Images.Box box) {
        for (int c = 0; c < from.channels(); c++) {
            for (int y = box.top(); y < box.top() + box.height(); y++) {
                int at = y * from.width() + box.left();
                System.arraycopy(
                        from.pixels(), from.start(source, c) + at, to.pixels(), to.start(target, c) + at, box.width());
            }
        }
    }
}
