package cairn.data.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.DataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static final String SENTENCES =
            "low low low low low lower lower newest newest newest newest newest newest " + "widest widest widest";

    private static String message(Class<? extends Exception> type, Runnable wrong) {
        return assertThrows(type, wrong::run).getMessage();
    }

    @Test
    void numbersCharactersInTheirOrder() {
        CharTokenizer letters = CharTokenizer.fit("hello\nworld");
        assertEquals(List.of("\n", "d", "e", "h", "l", "o", "r", "w"), letters.vocabulary());
        assertArrayEquals(new int[] {3, 2, 4, 4, 5}, letters.encode("hello"));
        assertEquals("world\n", letters.decode(letters.encode("world\n")));
        assertArrayEquals(new int[0], letters.encode(""));
        assertEquals("", letters.decode());
    }

    @Test
    void takesAnEmojiAsOneCharacter() {
        CharTokenizer letters = CharTokenizer.fit("a😀ä");
        assertEquals(3, letters.size());
        assertArrayEquals(new int[] {2, 0, 1}, letters.encode("😀aä"));
        assertEquals("😀ä", letters.decode(2, 1));
    }

    @Test
    void namesACharacterItDoesNotKnow() {
        assertEquals(
                "CharTokenizer: the character \"€\" (U+20AC) is not among the 3 it knows: \\nab",
                message(
                        IllegalArgumentException.class,
                        () -> CharTokenizer.fit("ba\n").encode("a€")));
        assertEquals(
                "CharTokenizer: there is no token 3, tokens go from 0 to 2.",
                message(
                        IllegalArgumentException.class,
                        () -> CharTokenizer.fit("abc").decode(0, 3)));
        assertThrows(IllegalArgumentException.class, () -> new CharTokenizer(List.of("a", "a")));
        assertThrows(IllegalArgumentException.class, () -> new CharTokenizer(List.of("ab")));
    }

    @Test
    void learnsThePiecesOfTheTextbookExample() {
        // es 9, est 9, lo 7, low 7; then space-n and space-low are two of those that occur 6 times.
        BytePairTokenizer pieces = BytePairTokenizer.train(SENTENCES, 262);
        assertEquals(
                List.of("es", "est", "lo", "low", " n", " low"),
                pieces.vocabulary().subList(256, 262));
        assertArrayEquals(new int[] {'w', 'i', 'd', 257}, pieces.encode("widest"));
        assertEquals("widest", pieces.decode('w', 'i', 'd', 257));
    }

    @Test
    void givesAnyTextBack() {
        BytePairTokenizer pieces = BytePairTokenizer.train(SENTENCES, 300);
        for (String text : List.of("", "newest", "Ünïcode 😀\t\n\n x", "  two  spaces ", SENTENCES)) {
            assertEquals(text, pieces.decode(pieces.encode(text)));
        }
        assertTrue(pieces.encode(SENTENCES).length < SENTENCES.length() / 3);
    }

    @Test
    void stopsWhenNoPairOccursTwice() {
        assertEquals(256, BytePairTokenizer.train("abc", 1000).size());
        assertEquals(257, BytePairTokenizer.train("ab ab", 1000).size());
    }

    @Test
    void trainsAlikeWhateverTheOrderOfTheWords() {
        String again = "widest widest widest newest newest newest newest newest newest lower lower low low low low low";
        assertEquals(
                BytePairTokenizer.train(" " + SENTENCES, 280).state(),
                BytePairTokenizer.train(" " + again, 280).state());
    }

    @Test
    void cutsTextAsGpt2Does() {
        BytePairTokenizer gpt2 = BytePairTokenizer.gpt2();
        assertEquals(50_257, gpt2.size());
        assertArrayEquals(new int[] {15496, 11, 995, 0}, gpt2.encode("Hello, world!"));
        assertEquals("Hello, world!", gpt2.decode(15496, 11, 995, 0));
        assertEquals("<|endoftext|>", gpt2.decode(50_256));
    }

    @Test
    void comesBackFromPlainData() {
        for (Tokenizer t : List.of(
                CharTokenizer.fit("any text"), BytePairTokenizer.train(SENTENCES, 270), BytePairTokenizer.gpt2())) {
            Tokenizer again = Tokenizers.restore(t.state());
            assertEquals(t.state(), again.state());
            assertEquals(t.size(), again.size());
            assertArrayEquals(t.encode("any text"), again.encode("any text"));
        }
        assertEquals(
                "tokens: there is no tokeniser named Word.",
                message(DataException.class, () -> Tokenizers.restore(new TokenizerState("Word", List.of()))));
        String error = message(
                DataException.class, () -> Tokenizers.restore(new TokenizerState("BytePair", List.of("AA==", "!"))));
        assertTrue(error.startsWith("tokens: the saved tokeniser is damaged: "), error);
    }

    @Test
    void readsAVocabularyFile(@TempDir Path folder) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int b = 0; b < 256; b++)
            lines.append(Base64.getEncoder().encodeToString(new byte[] {(byte) b}))
                    .append(' ')
                    .append(b)
                    .append('\n');
        lines.append(Base64.getEncoder().encodeToString("th".getBytes(StandardCharsets.UTF_8)))
                .append(" 256\n");
        Path file = Files.writeString(folder.resolve("v.tiktoken"), lines);
        BytePairTokenizer pieces = BytePairTokenizer.read(file);
        assertArrayEquals(new int[] {256, 'e'}, pieces.encode("the"));

        Files.writeString(file, lines + "dGhl 300\n");
        assertEquals(
                file + ": line 258 should hold a token in Base64 and the number 257.",
                message(DataException.class, () -> BytePairTokenizer.read(file)));
        Files.writeString(file, "dGhl 0\n");
        assertEquals(
                file + ": BytePairTokenizer: there is no token for byte 0.",
                message(DataException.class, () -> BytePairTokenizer.read(file)));
        assertThrows(DataException.class, () -> BytePairTokenizer.read(folder.resolve("none")));
    }

    @Test
    void refusesTokensThatDoNotExist() {
        BytePairTokenizer pieces = BytePairTokenizer.train("abc", 256);
        assertEquals(
                "BytePairTokenizer: there is no token 256, tokens go from 0 to 255.",
                message(IllegalArgumentException.class, () -> pieces.decode(256)));
        assertThrows(IllegalArgumentException.class, () -> BytePairTokenizer.train("abc", 255));
    }
}
