package cairn.tensor.ops.shape;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Channels turned into finer images, `r × r` of them for each pixel (Shi et al., 2016, arXiv:1609.05158), and back.
/// Shape: `[*, c·r², h, w] ↔ [*, c, h·r, w·r]`.
public final class PixelShuffle {
    private PixelShuffle() {}

    public static Tensor of(Tensor x, int factor) {
        require("pixelShuffle", x, factor);
        int channels = x.size(-3);
        if (channels % (factor * factor) != 0)
            throw ShapeException.of(
                    "pixelShuffle", "dim -3 must be a multiple of the factor's square " + factor * factor, x.shape());
        Tensor y = x.unflatten(-3, channels / (factor * factor), factor, factor); // [*, c, r, r, h, w]
        int c = x.rank() - 3;
        return y.movedim(new int[] {c + 1, c + 2}, new int[] {c + 2, c + 4}) // [*, c, h, r, w, r]
                .flatten(c + 3, c + 4)
                .flatten(c + 1, c + 2);
    }

    /// The opposite of [#of].
    public static Tensor undo(Tensor x, int factor) {
        require("pixelUnshuffle", x, factor);
        if (x.size(-1) % factor != 0 || x.size(-2) % factor != 0)
            throw ShapeException.of("pixelUnshuffle", "height and width must be multiples of " + factor, x.shape());
        int c = x.rank() - 3;
        return x.unflatten(-1, x.size(-1) / factor, factor)
                .unflatten(c + 1, x.size(-2) / factor, factor) // [*, c, h, r, w, r]
                .movedim(new int[] {c + 2, c + 4}, new int[] {c + 1, c + 2})
                .flatten(c, c + 2);
    }

    private static void require(String op, Tensor x, int factor) {
        if (factor < 1) throw ShapeException.of(op, "the factor must be at least 1", factor);
        if (x.rank() < 3) throw ShapeException.of(op, "needs [channels, height, width] at the end", x.shape());
    }
}
