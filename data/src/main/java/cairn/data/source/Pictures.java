package cairn.data.source;

import cairn.data.DataException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Decodes picture files into bytes, one plane per channel.
final class Pictures {
    /// Larger pictures are refused before any pixel is decoded.
    private static final long MAX_PIXELS = 100_000_000;

    private Pictures() {}

    /// What the head of a file says.
    record Header(int height, int width, boolean grey) {}

    private interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    static Header header(Path file) {
        return with(file, Pictures::header);
    }

    private static Header header(ImageReader reader) throws IOException {
        var types = reader.getImageTypes(0);
        boolean grey = types.hasNext() && isGrey(types.next().getColorModel());
        return new Header(reader.getHeight(0), reader.getWidth(0), grey);
    }

    private static boolean isGrey(ColorModel model) {
        if (!(model instanceof IndexColorModel palette))
            return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) return false;
        }
        return true;
    }

    /// Decodes a picture in the given format into `to[at …]`.
    static void decode(Path file, ImageFormat format, byte[] to, int at) {
        BufferedImage image = with(file, reader -> {
            requireSane(file, reader);
            return reader.read(0);
        });
        boolean fits = image.getHeight() == format.height() && image.getWidth() == format.width();
        if (!fits && format.fit() == ImageFormat.Fit.EXACT) {
            throw new DataException("%s: the picture is %d×%d, but %d×%d is expected."
                    .formatted(file, image.getHeight(), image.getWidth(), format.height(), format.width()));
        }
        for (int c = 0; c < format.channels(); c++) {
            float[] plane = plane(image, c, format.channels());
            float[] fitted = fits ? plane : Resample.fit(plane, image.getHeight(), image.getWidth(), format);
            int from = at + c * fitted.length;
            for (int i = 0; i < fitted.length; i++) to[from + i] = (byte) Math.round(fitted[i]);
        }
    }

    private static void requireSane(Path file, ImageReader reader) throws IOException {
        long pixels = (long) reader.getHeight(0) * reader.getWidth(0);
        if (pixels > MAX_PIXELS) {
            throw new DataException("%s: the picture has %d×%d pixels, more than the %d that are read."
                    .formatted(file, reader.getHeight(0), reader.getWidth(0), MAX_PIXELS));
        }
    }

    private static <T> T with(Path file, Use<T> use) {
        if (!Files.exists(file)) throw Unpacked.failure(file, new NoSuchFileException(file.toString()));
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) throw new DataException(file + ": the file cannot be read.");
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext())
                throw new DataException(
                        file + ": this is not a picture in a format that Java reads (PNG, JPEG, GIF, BMP, TIFF).");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return use.of(reader);
            } finally {
                reader.dispose();
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // NOTE: the decoders of the JDK answer damaged files with many kinds of runtime exceptions.
            throw new DataException("%s: the picture cannot be decoded (%s).".formatted(file, reason(e)), e);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// One channel as numbers from 0 to 255.
    private static float[] plane(BufferedImage image, int channel, int channels) {
        ColorModel model = image.getColorModel();
        boolean rawGrey =
                !(model instanceof IndexColorModel) && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        // NOTE: getRGB would brighten grey pictures, because Java takes their numbers for linear light.
        return rawGrey ? greySamples(image) : channel(image, channel, channels);
    }

    private static float[] greySamples(BufferedImage image) {
        Raster raster = image.getRaster();
        int bits = raster.getSampleModel().getSampleSize(0);
        float scale = 255f / ((1 << bits) - 1);
        float[] plane = raster.getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (float[]) null);
        for (int i = 0; i < plane.length; i++) plane[i] *= scale;
        return plane;
    }

    private static float[] channel(BufferedImage image, int channel, int channels) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        float[] plane = new float[rgb.length];
        for (int i = 0; i < plane.length; i++)
            plane[i] = channels == 1 ? luma(rgb[i]) : rgb[i] >> (16 - 8 * channel) & 0xff;
        return plane;
    }

    /// In fixed point, so that it equals what other programs compute.
    private static int luma(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
    }
}
