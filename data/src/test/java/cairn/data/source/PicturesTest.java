package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import cairn.data.source.ImageFormat.Fit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    Path folder;

    private static BufferedImage image(int type, int height, int width) {
        var image = new BufferedImage(width, height, type);
        for (int i = 0; i < height * width; i++) image.getRaster().setSample(i % width, i / width, 0, i % 256);
        return image;
    }

    private Path write(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("a." + format);
        assertTrue(ImageIO.write(image, format, file.toFile()));
        return file;
    }

    private static int[] bytes(ImageFormat format, Path file) {
        float[] x = format.read(file).toFloatArray();
        int[] bytes = new int[x.length];
        for (int i = 0; i < x.length; i++) bytes[i] = Math.round(x[i] * 255);
        return bytes;
    }

    @Test
    void greyPixelsAreReadAsTheyWereWritten() throws IOException {
        Path file = write(image(BufferedImage.TYPE_BYTE_GRAY, 16, 16), "png");
        int[] expected = new int[256];
        Arrays.setAll(expected, i -> i);
        assertArrayEquals(expected, bytes(ImageFormat.grey(16, 16), file));
        int[] colour = bytes(ImageFormat.colour(16, 16), file);
        for (int c = 0; c < 3; c++) assertArrayEquals(expected, Arrays.copyOfRange(colour, 256 * c, 256 * (c + 1)));
        assertTrue(Pictures.header(file).grey());
    }

    @Test
    void sixteenBitsOfGreyAreScaledToEight() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 65535);
        image.getRaster().setSample(1, 0, 0, 257 * 100);
        assertArrayEquals(new int[] {255, 100}, bytes(ImageFormat.grey(1, 2), write(image, "png")));
    }

    @Test
    void blackAndWhiteIsGrey() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(1, 0, 0xffffff);
        Path file = write(image, "png");
        assertTrue(Pictures.header(file).grey());
        assertArrayEquals(new int[] {0, 255}, bytes(ImageFormat.grey(1, 2), file));
    }

    @Test
    void coloursAreThreePlanes() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x0a141e);
        image.setRGB(1, 0, 0xfffefd);
        for (String format : new String[] {"png", "bmp"}) {
            assertArrayEquals(
                    new int[] {10, 255, 20, 254, 30, 253}, bytes(ImageFormat.colour(1, 2), write(image, format)));
        }
    }

    @Test
    void coloursBecomeGreyByTheirLuma() throws IOException {
        var image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xff0000);
        image.setRGB(1, 0, 0x00ff00);
        image.setRGB(2, 0, 0x0000ff);
        assertArrayEquals(new int[] {76, 150, 29}, bytes(ImageFormat.grey(1, 3), write(image, "png")));
    }

    @Test
    void transparencyIsDropped() throws IOException {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x40c86432);
        assertArrayEquals(new int[] {200, 100, 50}, bytes(ImageFormat.colour(1, 1), write(image, "png")));
    }

    @Test
    void jpegIsReadApproximately() throws IOException {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) image.setRGB(i % 16, i / 16, 0x6496c8);
        int[] got = bytes(ImageFormat.colour(16, 16), write(image, "jpg"));
        assertEquals(0x64, got[0], 3);
        assertEquals(0x96, got[256], 3);
        assertEquals(0xc8, got[512], 3);
    }

    @Test
    void scalesAsPyTorchDoes() throws IOException {
        try (var in = PicturesTest.class.getResourceAsStream("resample.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertEquals(6, text.lines().count());
            text.lines().forEach(PicturesTest::scalesAsInLine);
        }
    }

    private static void scalesAsInLine(String line) {
        float[] v = new float[line.split(",").length];
        for (int i = 0; i < v.length; i++) v[i] = Float.parseFloat(line.split(",")[i]);
        int height = (int) v[0];
        int width = (int) v[1];
        float[] plane = new float[height * width];
        for (int i = 0; i < plane.length; i++) plane[i] = (i * 37 + (i * i) % 91) % 256;
        float[] scaled = Resample.scale(plane, height, width, (int) v[2], (int) v[3]);
        assertArrayEquals(Arrays.copyOfRange(v, 4, v.length), scaled, 2e-3f, line.substring(0, 12));
    }

    @Test
    void eachFitTreatsOtherSizesInItsWay() throws IOException {
        var image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 2; y++) image.getRaster().setSample(x, y, 0, x < 2 ? 100 : 200);
        }
        Path file = write(image, "png");
        var square = ImageFormat.grey(2, 2);
        assertArrayEquals(new int[] {100, 200, 100, 200}, bytes(square, file), "the middle is cut out");
        assertEquals(4, bytes(square.fit(Fit.STRETCH), file).length);
        assertArrayEquals(
                new int[] {0, 0, 0, 0, 100, 100, 200, 200, 100, 100, 200, 200, 0, 0, 0, 0},
                bytes(ImageFormat.grey(4, 4).fit(Fit.PAD), file));
        String message = assertThrows(
                        DataException.class, () -> square.fit(Fit.EXACT).read(file))
                .getMessage();
        assertEquals(file + ": the picture is 2×4, but 2×2 is expected.", message);
    }

    @Test
    void everyFitGivesTheSizeAskedFor() {
        for (Fit fit : new Fit[] {Fit.STRETCH, Fit.CROP, Fit.PAD}) {
            for (int[] s : new int[][] {{1, 100}, {100, 1}, {3, 5}, {31, 17}, {224, 223}}) {
                float[] plane = new float[s[0] * s[1]];
                Arrays.fill(plane, 50);
                float[] fitted = Resample.fit(plane, s[0], s[1], new ImageFormat(1, 9, 16, fit));
                assertEquals(144, fitted.length);
                float max = 0;
                for (float v : fitted) max = Math.max(max, v);
                assertEquals(50, max, 1e-3f);
                if (fit != Fit.PAD) for (float v : fitted) assertEquals(50, v, 1e-3f);
            }
        }
    }

    @Test
    void namesPicturesThatCannotBeDecoded() throws IOException {
        byte[] png = Files.readAllBytes(write(image(BufferedImage.TYPE_BYTE_GRAY, 64, 64), "png"));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(png, png.length / 2));
        assertTrue(failure(cut).startsWith(cut + ": the picture cannot be decoded ("), failure(cut));
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        assertEquals(
                text + ": this is not a picture in a format that Java reads (PNG, JPEG, GIF, BMP, TIFF).",
                failure(text));
        Path nowhere = folder.resolve("nowhere.png");
        assertEquals(nowhere + ": there is no such file.", failure(nowhere));
    }

    @Test
    void decodesNothingOfAPictureThatIsTooLarge() throws IOException {
        byte[] png = Files.readAllBytes(write(image(BufferedImage.TYPE_BYTE_GRAY, 4, 4), "png"));
        png[16] = 0x00;
        png[17] = 0x01; // a width of 65,540
        png[20] = 0x00;
        png[21] = 0x01;
        var crc = new CRC32();
        crc.update(png, 12, 17);
        for (int i = 0; i < 4; i++) png[29 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        Path file = Files.write(folder.resolve("huge.png"), png);
        assertTrue(failure(file).contains("65540×65540 pixels, more than the 100000000 that are read"), failure(file));
    }

    private static String failure(Path file) {
        return assertThrows(DataException.class, () -> ImageFormat.grey(4, 4).read(file))
                .getMessage();
    }

    @Test
    void refusesFormatsThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new ImageFormat(2, 4, 4, Fit.CROP));
        assertThrows(IllegalArgumentException.class, () -> ImageFormat.grey(0, 4));
    }
}
