package cairn.data.transform;

import cairn.data.Transform;
import cairn.data.TransformState;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Every image with brightness, contrast, saturation and hue changed at random, in random order.
///
/// The first three are multiplied by a factor in `[max(0, 1 − s), 1 + s]`, the hue is moved by up to `hue` of a full circle. Pixels are in
/// `[0, 1]` before and after, so this comes before normalisation. Grey images keep their saturation and hue.
///
/// Shape: `[N, C, H, W] → [N, C, H, W]`, C = 1 or 3. PyTorch: `transforms.ColorJitter`.
///
/// @param brightness how much, at least 0
/// @param contrast how much, at least 0: the distance from the image's mean grey
/// @param saturation how much, at least 0: the distance of every pixel from its grey
/// @param hue how much, in `[0, 0.5]`
public record ColorJitter(float brightness, float contrast, float saturation, float hue) implements Transform {
    private static final int DRAWS = 5; // one per change, and the order
    private static final int[][] ORDERS = orders();

    /// Checks the ranges.
    public ColorJitter {
        Range.require("ColorJitter: brightness", brightness, 0, Float.MAX_VALUE);
        Range.require("ColorJitter: contrast", contrast, 0, Float.MAX_VALUE);
        Range.require("ColorJitter: saturation", saturation, 0, Float.MAX_VALUE);
        Range.require("ColorJitter: hue", hue, 0, 0.5);
    }

    /// All 24 orders of the four changes.
    private static int[][] orders() {
        int[][] orders = new int[24][];
        int n = 0;
        for (int code = 0; code < 256; code++) {
            int[] order = {code >> 6, code >> 4 & 3, code >> 2 & 3, code & 3};
            if ((1 << order[0] | 1 << order[1] | 1 << order[2] | 1 << order[3]) == 15) orders[n++] = order;
        }
        return orders;
    }

    @Override
    public Tensor apply(Tensor batch) {
        Images images = Images.of("ColorJitter", batch);
        requireColour(images.channels(), batch.shape());
        Draws draws = Draws.take(images.n(), DRAWS);
        for (int i = 0; i < images.n(); i++) {
            Colours colours = new Colours(images, i);
            for (int change : ORDERS[draws.below(i, 4, ORDERS.length)]) change(colours, change, draws, i);
        }
        return images.tensor();
    }

    private void change(Colours colours, int change, Draws draws, int i) {
        float strength = List.of(brightness, contrast, saturation, hue).get(change);
        if (strength == 0) return;
        float factor = draws.between(i, change, Math.max(0, 1 - strength), 1 + strength);
        switch (change) {
            case 0 -> colours.brighten(factor);
            case 1 -> colours.contrast(factor);
            case 2 -> colours.saturate(factor);
            default -> colours.turnHue(draws.between(i, change, -strength, strength));
        }
    }

    private static void requireColour(int channels, Shape shape) {
        if (channels == 1 || channels == 3) return;
        throw ShapeException.of("ColorJitter", "images x[N, C, H, W] with C = 1 or 3 are expected", shape);
    }

    @Override
    public Shape outputShape(Shape sample) {
        Shape image = Images.require("ColorJitter", sample);
        requireColour(image.size(0), sample);
        return image;
    }

    @Override
    public TransformState state() {
        return new TransformState(
                "ColorJitter",
                Map.of(
                        "brightness", Range.numbers(brightness),
                        "contrast", Range.numbers(contrast),
                        "saturation", Range.numbers(saturation),
                        "hue", Range.numbers(hue)),
                List.of());
    }
}
