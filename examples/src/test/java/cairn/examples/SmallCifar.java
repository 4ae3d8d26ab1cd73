package cairn.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Two files as CIFAR-10's, with few pictures that are easy to tell apart: each class has stripes of a width and colour of its own, at any
/// place, under noise.
final class SmallCifar {
    private static final int SIDE = 32;
    private static final int CLASSES = 10;

    private SmallCifar() {}

    static void write(Path folder, int train, int test) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("data_batch_1.bin"), pictures(train, new Random(2)));
        Files.write(folder.resolve("test_batch.bin"), pictures(test, new Random(3)));
    }

    private static byte[] pictures(int n, Random random) {
        ByteBuffer file = ByteBuffer.allocate(n * (1 + 3 * SIDE * SIDE));
        for (int i = 0; i < n; i++) {
            int label = random.nextInt(CLASSES);
            file.put((byte) label);
            stripes(file, label, random);
        }
        return file.array();
    }

    private static void stripes(ByteBuffer file, int label, Random random) {
        double pace = 0.3 * (1 + label % 5);
        double start = random.nextDouble(2 * Math.PI);
        for (int channel = 0; channel < 3; channel++)
            for (int y = 0; y < SIDE; y++)
                for (int x = 0; x < SIDE; x++) {
                    double wave = Math.sin(x * pace + start);
                    double level = channel == label / 5 ? 128 + 90 * wave : 128;
                    file.put((byte) (level + random.nextInt(-20, 21)));
                }
    }
}
