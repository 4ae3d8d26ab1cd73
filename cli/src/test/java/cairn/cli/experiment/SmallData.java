package cairn.cli.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/// Few and easy samples in the files of the large datasets: clothes that are patterns under noise, cats that are red and others that are blue.
public final class SmallData {
    private static final int PIXELS = 28 * 28;

    private SmallData() {}

    /// Writes them where a data folder has them.
    public static void write(Path folder) throws IOException {
        Path clothes = Files.createDirectories(folder.resolve("fashion-mnist"));
        clothes(clothes, "train", 300, new Random(2));
        clothes(clothes, "t10k", 100, new Random(3));
        Path cats = Files.createDirectories(folder.resolve("cats"));
        for (String name : List.of("train_catvnoncat.h5", "test_catvnoncat.h5"))
            try (InputStream in =
                    new GZIPInputStream(Objects.requireNonNull(SmallData.class.getResourceAsStream(name + ".gz")))) {
                Files.write(cats.resolve(name), in.readAllBytes());
            }
    }

    private static void clothes(Path folder, String part, int n, Random random) throws IOException {
        byte[][] patterns = new byte[10][PIXELS];
        Random fixed = new Random(1);
        for (byte[] pattern : patterns) fixed.nextBytes(pattern);
        ByteBuffer images = ByteBuffer.allocate(16 + n * PIXELS);
        ByteBuffer labels = ByteBuffer.allocate(8 + n);
        images.putInt(0x803).putInt(n).putInt(28).putInt(28);
        labels.putInt(0x801).putInt(n);
        for (int i = 0; i < n; i++) {
            int label = random.nextInt(10);
            labels.put((byte) label);
            for (byte p : patterns[label]) images.put(random.nextInt(3) == 0 ? (byte) random.nextInt(256) : p);
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
