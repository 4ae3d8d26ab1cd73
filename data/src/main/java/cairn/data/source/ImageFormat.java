package cairn.data.source;

import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.nio.file.Path;

/// What every picture is made into: a number of channels, a size, and the way to that size. Plain data, saved with a run so that new
/// pictures are treated as those it learned from.
///
/// @param channels 1 for grey (ITU-R 601 luma: 0.299 red + 0.587 green + 0.114 blue), 3 for red, green and blue; transparency is dropped
/// @param height in pixels, at least 1
/// @param width in pixels, at least 1
/// @param fit what happens to pictures of another size
public record ImageFormat(int channels, int height, int width, Fit fit) {
    /// Checks the ranges.
    public ImageFormat {
        if (channels != 1 && channels != 3)
            throw new IllegalArgumentException("ImageFormat: channels must be 1 or 3, got " + channels + ".");
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "ImageFormat: height and width must be at least 1, got %d×%d.".formatted(height, width));
        }
    }

    /// What happens to pictures of another size. Scaling is bilinear, averaging over the source pixels when it shrinks.
    public enum Fit {
        /// They are refused.
        EXACT,
        /// Height and width are scaled apart: nothing is lost, proportions change.
        STRETCH,
        /// Scaled until both sides are long enough, then cut around the centre: proportions stay, borders are lost.
        CROP,
        /// Scaled until both sides are short enough, then framed in black: proportions stay, nothing is lost.
        PAD
    }

    /// Grey pictures of a size; others are scaled and cut.
    public static ImageFormat grey(int height, int width) {
        return new ImageFormat(1, height, width, Fit.CROP);
    }

    /// Colour pictures of a size; others are scaled and cut.
    public static ImageFormat colour(int height, int width) {
        return new ImageFormat(3, height, width, Fit.CROP);
    }

    /// With another way to the size.
    public ImageFormat fit(Fit fit) {
        return new ImageFormat(channels, height, width, fit);
    }

    /// `[channels, height, width]`.
    public Shape shape() {
        return Shape.of(channels, height, width);
    }

    /// A picture from a file in a format that Java reads (PNG, JPEG, GIF, BMP, TIFF). Shape: `[channels, height, width]` in `[0, 1]`.
    ///
    /// @throws cairn.data.DataException if there is no such file, it cannot be decoded, or its size is refused
    public Tensor read(Path file) {
        byte[] pixels = new byte[shape().numel()];
        Pictures.decode(file, this, pixels, 0);
        float[] x = new float[pixels.length];
        for (int i = 0; i < x.length; i++) x[i] = (pixels[i] & 0xff) / 255f;
        return Tensor.wrap(x, channels, height, width);
    }
}
