package cairn.viz;

import cairn.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Small images as PNG files, written without AWT, whose start would take longer than all else in a report (PNG, third edition, W3C 2025).
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte RGB = 2; // colour type: three bytes a pixel

    private Png() {}

    /// The PNG file of an image. Values in `[0, 1]` are taken as they are; others are stretched from the least to the greatest.
    ///
    /// Shape: `[1, H, W]` or `[H, W]` grey, `[3, H, W]` colour.
    public static byte[] of(Tensor image) {
        return encode(Pixels.of(image));
    }

    /// A `data:` address that holds the image itself.
    static String dataUri(Pixels p) {
        return dataUri(encode(p));
    }

    /// A `data:` address that holds this PNG file.
    static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    static byte[] encode(Pixels p) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(p.width())
                .putInt(p.height())
                .put((byte) 8)
                .put(RGB)
                .array();
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", deflated(rows(p)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /// Every row behind its filter byte, 0: as it is.
    private static byte[] rows(Pixels p) {
        ByteBuffer b = ByteBuffer.allocate(p.height() * (1 + 3 * p.width()));
        for (int y = 0; y < p.height(); y++) {
            b.put((byte) 0);
            for (int x = 0; x < p.width(); x++) {
                int rgb = p.rgb()[y * p.width() + x];
                b.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        return b.array();
    }

    private static byte[] deflated(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            while (!deflater.finished()) out.write(part, 0, deflater.deflate(part));
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
