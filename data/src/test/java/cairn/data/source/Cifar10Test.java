package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.transform.Normalize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
    @TempDir
    Path folder;

    /// Records whose label is their number and whose pixels count up from `first`.
    private static byte[] records(int count, int first) {
        byte[] bytes = new byte[count * 3073];
        for (int i = 0; i < count; i++) {
            bytes[i * 3073] = (byte) i;
            for (int j = 0; j < 3072; j++) bytes[i * 3073 + 1 + j] = (byte) (first + j);
        }
        return bytes;
    }

    private static void tarEntry(ByteArrayOutputStream tar, String name, char type, byte[] content) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(content.length));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) sum += b & 0xff;
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    static byte[] archive(int trainFiles) {
        var tar = new ByteArrayOutputStream();
        tarEntry(tar, "cifar-10-batches-bin/", '5', new byte[0]);
        tarEntry(tar, "cifar-10-batches-bin/readme.html", '0', "<html>".getBytes(StandardCharsets.US_ASCII));
        for (int i = trainFiles; i >= 1; i--)
            tarEntry(tar, "cifar-10-batches-bin/data_batch_" + i + ".bin", '0', records(2, i));
        tarEntry(tar, "cifar-10-batches-bin/test_batch.bin", '0', records(3, 7));
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private String failure() {
        return assertThrows(DataException.class, () -> Cifar10.load(DataFolder.at(folder)))
                .getMessage();
    }

    @Test
    void readsTheArchiveInTheOrderOfTheFilesNames() throws IOException {
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), IdxFileTest.gzip(archive(5)));
        Dataset train = Cifar10.train(DataFolder.at(folder));
        assertEquals(10, train.size());
        for (int i = 0; i < 5; i++)
            assertEquals((i + 1) / 255f, train.get(2 * i).x().toFloatArray()[0]);
        Dataset test = Cifar10.test(DataFolder.at(folder));
        assertArrayEquals(new long[] {0, 1, 2}, test.labels());
        assertEquals(List.of(), train.info().notes());
    }

    @Test
    void readsTheFilesAndNotesThoseThatAreMissing() throws IOException {
        Files.write(folder.resolve("data_batch_3.bin"), records(4, 0));
        Dataset train = Cifar10.train(DataFolder.at(folder));
        assertEquals(4, train.size());
        assertEquals(
                List.of("only 1 of the 5 train files were found"), train.info().notes());
    }

    @Test
    void refusesAnArchiveThatLacksAFile() throws IOException {
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), archive(4));
        assertTrue(
                failure().contains("cifar-10-binary.tar.gz: the archive holds [data_batch_1.bin, data_batch_2.bin"),
                failure());
    }

    @Test
    void refusesATruncatedArchive() throws IOException {
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), Arrays.copyOf(archive(5), 20_000));
        assertTrue(failure().contains("the file is cut short"), failure());
    }

    @Test
    void refusesAnArchiveWhoseHeaderIsDamaged() throws IOException {
        byte[] damaged = archive(5);
        damaged[3] ^= 1;
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), damaged);
        assertTrue(
                failure().endsWith("this is not a tar archive, or it is damaged (a header's checksum is wrong)."),
                failure());
        Files.write(
                folder.resolve("cifar-10-binary.tar.gz"),
                "this is a text and not an archive ".repeat(50).getBytes(StandardCharsets.US_ASCII));
        assertTrue(failure().contains("this is not a tar archive, or it is damaged"), failure());
    }

    @Test
    void allocatesNothingForASizeThatCannotBe() throws IOException {
        var tar = new ByteArrayOutputStream();
        byte[] header = new byte[512];
        put(header, 0, "data_batch_1.bin");
        put(header, 124, "77777777777");
        header[156] = '0';
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) sum += b & 0xff;
        put(header, 148, "%06o\0 ".formatted(sum));
        tar.writeBytes(header);
        Files.write(folder.resolve("cifar-10-binary.tar.gz"), tar.toByteArray());
        assertTrue(
                failure().contains("data_batch_1.bin claims 8589934591 bytes, more than the archive can hold"),
                failure());
    }

    @Test
    void refusesPartsOfRecords() throws IOException {
        Files.write(folder.resolve("data_batch_1.bin"), Arrays.copyOf(records(2, 0), 5000));
        assertTrue(
                failure()
                        .endsWith(
                                "data_batch_1.bin: the file does not hold 1 to 10,000 whole CIFAR-10 records of 3073 bytes each."),
                failure());
    }

    @Test
    void refusesALabelThatIsNoClass() throws IOException {
        byte[] bytes = records(2, 0);
        bytes[3073] = (byte) 200;
        Files.write(folder.resolve("data_batch_1.bin"), bytes);
        assertTrue(failure().endsWith("data_batch_1.bin: record 1 has label 200, expected 0 to 9."), failure());
    }

    @Test
    void saysWhatIsMissing() {
        assertTrue(failure().startsWith("cifar10: data_batch_1.bin, data_batch_2.bin"), failure());
        assertTrue(failure().contains("or cifar-10-binary.tar.gz were not found in any of"), failure());
    }

    @Test
    void readsCifar10() {
        Dataset test = Cifar10.test(DataFolder.at(TestData.folder()));
        assertEquals(10_000, test.size());
        assertArrayEquals(new long[] {3, 8, 8, 0, 6, 6, 1, 6, 3, 1}, Arrays.copyOf(test.labels(), 10));
        assertEquals(158 / 255f, test.get(0).x().toFloatArray()[0]);
        Normalize fitted = Normalize.fit(Cifar10.train(DataFolder.at(TestData.folder())));
        for (int c = 0; c < 3; c++) {
            assertEquals(Normalize.CIFAR10.mean().get(c), fitted.mean().get(c), 3e-3f);
            assertEquals(Normalize.CIFAR10.std().get(c), fitted.std().get(c), 3e-3f);
        }
    }
}
