package cairn.data.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    @TempDir
    Path root;

    private void write(String name, int value, int height, int width, int type) throws IOException {
        var image = new BufferedImage(width, height, type);
        for (int i = 0; i < height * width; i++) image.getRaster().setSample(i % width, i / width, 0, value);
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private void writeGrey(String name, int value) throws IOException {
        write(name, value, 2, 3, BufferedImage.TYPE_BYTE_GRAY);
    }

    private String failure() {
        return assertThrows(DataException.class, () -> ImageFolder.read(root)).getMessage();
    }

    @Test
    void numbersClassesAndPicturesInTheOrderOfTheirNames() throws IOException {
        writeGrey("dog/b.png", 20);
        writeGrey("cat/z.PNG", 30);
        writeGrey("dog/a/deep.png", 40);
        writeGrey(".hidden/x.png", 50);
        writeGrey("cat/.x.png", 50);
        Files.writeString(root.resolve("cat/notes.txt"), "not a picture");
        Dataset pets = ImageFolder.read(root);
        assertEquals(List.of("cat", "dog"), pets.info().classNames());
        assertArrayEquals(new long[] {0, 1, 1}, pets.labels());
        assertEquals(Shape.of(1, 2, 3), pets.info().inputShape());
        for (int i = 0; i < 3; i++)
            assertEquals(new int[] {30, 40, 20}[i] / 255f, pets.get(i).x().toFloatArray()[0]);
        assertEquals(List.of(), pets.info().notes());
    }

    @Test
    void takesTheSizeOfTheFirstPictureAndSaysHowManyDiffer() throws IOException {
        writeGrey("a/1.png", 10);
        write("a/2.png", 20, 8, 8, BufferedImage.TYPE_BYTE_GRAY);
        write("b/3.png", 30, 2, 3, BufferedImage.TYPE_INT_RGB);
        Dataset mixed = ImageFolder.read(root);
        assertEquals(Shape.of(3, 2, 3), mixed.info().inputShape(), "one picture has colours");
        assertEquals(
                List.of("1 of 3 pictures had another size and were scaled and cut to 2×3"),
                mixed.info().notes());
        assertEquals(20 / 255f, mixed.get(1).x().toFloatArray()[0]);
    }

    @Test
    void usesTheFormatAskedFor() throws IOException {
        writeGrey("a/1.png", 10);
        assertEquals(
                Shape.of(3, 4, 5),
                ImageFolder.read(root, ImageFormat.colour(4, 5)).info().inputShape());
    }

    @Test
    void usesTrainAndTestFoldersWithTheClassesOfTheFirst() throws IOException {
        for (String name : List.of("train/a/1.png", "train/b/2.png", "train/c/3.png", "val/c/4.png"))
            writeGrey(name, 10);
        TrainTest parts = ImageFolder.load(root, null);
        assertEquals(3, parts.train().size());
        assertArrayEquals(new long[] {2}, parts.test().labels());
        assertEquals(parts.train().info().classNames(), parts.test().info().classNames());
    }

    @Test
    void refusesATestClassThatWasNeverLearned() throws IOException {
        for (String name : List.of("train/a/1.png", "test/z/4.png")) writeGrey(name, 10);
        String message = assertThrows(DataException.class, () -> ImageFolder.load(root, null))
                .getMessage();
        assertTrue(message.endsWith("there was no class z among those to learn from (a)."), message);
    }

    @Test
    void setsAFifthAsideWhereThereIsNoTestFolder() throws IOException {
        for (int i = 0; i < 10; i++) writeGrey((i % 2 == 0 ? "a/" : "b/") + i + ".png", i);
        TrainTest parts = ImageFolder.load(root, null);
        assertEquals(8, parts.train().size());
        assertEquals(2, parts.test().size());
    }

    @Test
    void namesWhatIsWrongWithAFolder() throws IOException {
        assertEquals(root + ": there are no folders in it; every class needs a folder of its own.", failure());
        Files.createDirectories(root.resolve("empty"));
        assertEquals(root.resolve("empty") + ": there is no picture of this class.", failure());
        Path nowhere = root.resolve("nowhere");
        assertEquals(
                nowhere + ": there is no such folder.",
                assertThrows(DataException.class, () -> ImageFolder.read(nowhere))
                        .getMessage());
    }

    @Test
    void namesThePictureThatCannotBeDecoded() throws IOException {
        writeGrey("a/1.png", 10);
        Files.writeString(root.resolve("a/2.jpg"), "not a picture");
        assertTrue(failure().startsWith(root.resolve("a/2.jpg") + ": this is not a picture"), failure());
    }

    @Test
    void refusesMoreThanFitsIntoAnArray() throws IOException {
        for (int i = 0; i < 2; i++) writeGrey("a/" + i + ".png", 10);
        String message = assertThrows(
                        DataException.class, () -> ImageFolder.read(root, ImageFormat.colour(20_000, 20_000)))
                .getMessage();
        assertEquals(
                root + ": 2 pictures of [3, 20000, 20000] take more than 2 GiB; choose a smaller format.", message);
    }
}
