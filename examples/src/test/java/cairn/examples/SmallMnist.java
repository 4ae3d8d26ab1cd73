package cairn.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Four files as MNIST's, with few pictures that are easy to tell apart: each class has a pattern of its own, under noise.
final class SmallMnist {
    private static final int PIXELS = 28 * 28;
    private static final int CLASSES = 10;
    private static final byte[][] PATTERNS = new byte[CLASSES][PIXELS];

    static {
        Random random = new Random(1);
        for (byte[] pattern : PATTERNS) random.nextBytes(pattern);
    }

    private SmallMnist() {}

    static void write(Path folder, int train, int test) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", train, new Random(2));
        write(folder, "t10k", test, new Random(3));
    }

    private static void write(Path folder, String part, int n, Random random) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + n * PIXELS);
        ByteBuffer labels = ByteBuffer.allocate(8 + n);
        images.putInt(0x803).putInt(n).putInt(28).putInt(28);
        labels.putInt(0x801).putInt(n);
        for (int i = 0; i < n; i++) {
            int label = random.nextInt(CLASSES);
            labels.put((byte) label);
            for (byte p : PATTERNS[label]) images.put(random.nextInt(3) == 0 ? (byte) random.nextInt(256) : p);
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
