package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import cairn.data.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damages good files at random places. A reader either reads what is left or says what is wrong in one sentence about the file; nothing
/// else may come out of it.
class HostileFilesTest {
    private static final int ROUNDS = 150;

    @TempDir
    Path folder;

    /// How many of the damaged files were refused.
    private int refused;

    private void damage(byte[] good, String name, Consumer<Path> reader) throws IOException {
        var random = new Random(11);
        Path file = folder.resolve(name);
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, damaged(good, random));
            read(file, reader, round);
        }
        assertTrue(
                refused > ROUNDS / 10, "only " + refused + " were refused: the damage is too small to test anything");
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
        for (int i = random.nextInt(8); i > 0 && bytes.length > 0; i--) {
            int reach = random.nextBoolean() ? Math.min(64, bytes.length) : bytes.length;
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void read(Path file, Consumer<Path> reader, int round) {
        try {
            reader.accept(file);
        } catch (DataException e) {
            refused++;
            assertTrue(e.getMessage().startsWith(folder.toString()), e.getMessage());
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        } catch (RuntimeException e) {
            fail("round " + round + " ended in " + e, e);
        }
    }

    private static byte[] picture(String format) throws IOException {
        var image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 576; i++) image.setRGB(i % 24, i / 24, i * 70_001);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    @Test
    void damagedIdxFilesAreReadOrRefused() throws IOException {
        byte[] idx = IdxFileTest.idx(0x0803, new int[] {5, 6, 7}, 210);
        damage(idx, "plain", file -> IdxFile.read(file, 3));
        damage(IdxFileTest.gzip(idx), "packed.gz", file -> IdxFile.read(file, 3));
    }

    @Test
    void damagedArchivesAreReadOrRefused() throws IOException {
        byte[] archive = Cifar10Test.archive(5);
        damage(archive, "cifar-10-binary.tar.gz", file -> Cifar10.train(DataFolder.at(folder)));
        damage(IdxFileTest.gzip(archive), "cifar-10-binary.tar.gz", file -> Cifar10.train(DataFolder.at(folder)));
    }

    @Test
    void damagedTablesAreReadOrRefused() throws IOException {
        String table = "length,colour,class\n1.5,red,a\n2.5,\"dark, blue\",b\n3.5,red,a\n,green,b\n";
        damage(table.getBytes(StandardCharsets.UTF_8), "table.csv", Csv::read);
    }

    @Test
    void damagedPicturesAreReadOrRefused() throws IOException {
        for (String format : new String[] {"png", "jpg", "gif", "bmp", "tif"}) {
            refused = 0;
            damage(picture(format), "a." + format, ImageFormat.colour(8, 8)::read);
        }
    }
}
