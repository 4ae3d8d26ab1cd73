package cairn.viz;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// An image as numbers: red, green and blue in one `int` per pixel, `0xRRGGBB`.
///
/// @param width pixels a row
/// @param height rows
/// @param rgb row after row
record Pixels(int width, int height, int[] rgb) {
    /// The image in a tensor. Values in `[0, 1]` are taken as they are; others are stretched from the least to the greatest, per image.
    ///
    /// Shape: `[1, H, W]` or `[H, W]` grey, `[3, H, W]` colour.
    static Pixels of(Tensor image) {
        Shape s = image.shape();
        if (!isImage(s)) throw ShapeException.of("picture", "an image is [1, H, W], [3, H, W] or [H, W]", s);
        int height = s.size(s.rank() - 2);
        int width = s.size(s.rank() - 1);
        int plane = height * width;
        float[] v = stretched(image.toFloatArray());
        int[] rgb = new int[plane];
        for (int i = 0; i < plane; i++)
            rgb[i] = v.length == plane
                    ? level(v[i]) * 0x010101
                    : level(v[i]) << 16 | level(v[i + plane]) << 8 | level(v[i + 2 * plane]);
        return new Pixels(width, height, rgb);
    }

    /// Whether tensors of this shape are images.
    static boolean isImage(Shape s) {
        return s.numel() > 0 && (s.rank() == 2 || s.rank() == 3 && (s.size(0) == 1 || s.size(0) == 3));
    }

    private static float[] stretched(float[] v) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float x : v) {
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        if (low >= 0 && high <= 1) return v;
        float scale = high > low ? 1 / (high - low) : 0;
        float[] out = new float[v.length];
        for (int i = 0; i < v.length; i++) out[i] = (v[i] - low) * scale;
        return out;
    }

    private static int level(float v) {
        return Math.clamp(Math.round(v * 255), 0, 255); // NaN becomes 0
    }
}
