package cairn.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cairn.data.Batch;
import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.TokenWindows;
import cairn.data.TrainTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDataTest {
    private static final String TEXT = "abcdefghijklmnopqrstuvwxyz";

    private static String message(Class<? extends Exception> type, Runnable wrong) {
        return assertThrows(type, wrong::run).getMessage();
    }

    @Test
    void targetsAreTheNextTokens() {
        TextCorpus corpus = TextCorpus.of("alphabet", TEXT, CharTokenizer::fit);
        TrainTest parts = corpus.windows(4, 0.3); // 18 to learn from, 8 for the test
        assertEquals(4, parts.train().size());
        assertEquals(1, parts.test().size());
        Batch batch = parts.train().batch(2, 0);
        assertArrayEquals(new int[] {2, 4}, batch.x().shape().dims());
        assertArrayEquals(new long[] {8, 9, 10, 11, 0, 1, 2, 3}, batch.x().toLongArray());
        assertArrayEquals(new long[] {9, 10, 11, 12, 1, 2, 3, 4}, batch.y().toLongArray());
        assertArrayEquals(new long[] {18, 19, 20, 21}, parts.test().get(0).x().toLongArray());
        assertEquals(Task.TOKENS, parts.train().info().task());
        assertEquals(26, parts.train().info().classes());
        assertEquals("alphabet/train", parts.train().info().name());
        assertThrows(IllegalStateException.class, () -> parts.train().labels());
    }

    @Test
    void aStrideOfOneGivesEveryWindow() {
        List<String> vocabulary = List.of("a", "b");
        TokenWindows windows = new TokenWindows("w", new int[] {0, 1, 0, 0, 1}, vocabulary, 2, 1);
        assertEquals(3, windows.size());
        assertArrayEquals(new long[] {0, 1, 1, 0, 0, 0}, windows.all().x().toLongArray());
        assertArrayEquals(new long[] {1, 0, 0, 0, 0, 1}, windows.all().y().toLongArray());
        assertEquals(windows.checksum(), new TokenWindows("v", new int[] {0, 1, 0, 0, 1}, vocabulary, 2, 1).checksum());
        assertNotEquals(
                windows.checksum(), new TokenWindows("w", new int[] {0, 1, 0, 1, 1}, vocabulary, 2, 1).checksum());
    }

    @Test
    void refusesTextThatIsTooShortAndTokensThatAreNone() {
        TextCorpus corpus = TextCorpus.of("short", "abc", CharTokenizer::fit);
        assertEquals(
                "short/train: 2 tokens are too few for windows of 4 and the token after them.",
                message(DataException.class, () -> corpus.windows(4, 0.1)));
        assertEquals(
                "TokenWindows: token 7 at place 1 is not in a vocabulary of 1.",
                message(
                        IllegalArgumentException.class,
                        () -> new TokenWindows("w", new int[] {0, 7}, List.of("a"), 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> corpus.windows(1, 0));
        assertThrows(IllegalArgumentException.class, () -> corpus.windows(0, 0.5));
    }

    @Test
    void linesBeginAndEndWithABreak() {
        Lines lines = Lines.of("names", List.of("ab", "b"));
        Dataset names = lines.dataset();
        assertEquals(0, lines.border());
        assertArrayEquals(new long[] {0, 1, 2}, names.get(0).x().toLongArray());
        assertArrayEquals(new long[] {1, 2, 0}, names.get(0).y().toLongArray());
        Batch batch = names.batch(1, 0);
        assertArrayEquals(new int[] {2, 3}, batch.x().shape().dims());
        assertArrayEquals(new long[] {0, 2, 0, 0, 1, 2}, batch.x().toLongArray());
        assertArrayEquals(new long[] {2, 0, Lines.NOTHING, 1, 2, 0}, batch.y().toLongArray());
        assertEquals("ab", lines.text(1, 2, 0, 1));
        assertEquals("ab", lines.text(1, 2));
        assertEquals(List.of("\n", "a", "b"), names.info().classNames());
    }

    @Test
    void readsFiles(@TempDir Path folder) throws Exception {
        Path names = Files.writeString(folder.resolve("names.txt"), "emma\r\n\n olivia \n");
        assertEquals(List.of("emma", "olivia"), Lines.read(names).texts());
        Path text = Files.writeString(folder.resolve("text.txt"), "ab\r\nä");
        assertEquals("ab\r\nä", decoded(TextCorpus.read(text, CharTokenizer::fit)));
    }

    private static String decoded(TextCorpus corpus) {
        return corpus.tokenizer().decode(corpus.tokens());
    }

    @Test
    void refusesFilesThatAreNoText(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("t.txt"), new byte[] {'a', (byte) 0xC3});
        assertEquals(file + ": the file is not text in UTF-8.", message(DataException.class, () -> Lines.read(file)));
        Files.writeString(file, "");
        assertEquals(file + ": the file is empty.", message(DataException.class, () -> Lines.read(file)));
        Files.writeString(file, " \n\n");
        assertEquals("t.txt: there are no lines with text.", message(DataException.class, () -> Lines.read(file)));
        Path none = folder.resolve("none.txt");
        assertEquals(none + ": there is no such file.", message(DataException.class, () -> Lines.read(none)));
    }
}
