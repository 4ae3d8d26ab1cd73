package cairn.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Texts that are quickly learned, in the files that the examples about text read.
final class SmallText {
    private static final List<List<String>> SENTENCE = List.of(
            List.of("the king", "the queen", "a fool", "my lord"),
            List.of("loves", "fears", "forgets"),
            List.of("the crown", "the sea", "his daughter", "no man"));
    private static final List<String> SYLLABLES = List.of("an", "be", "dor", "el", "is", "ka", "lo", "mi", "ra", "tho");

    private SmallText() {}

    /// Writes the files into a folder.
    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        var plays = new StringBuilder();
        while (plays.length() < 30_000) {
            for (List<String> words : SENTENCE)
                plays.append(pick(words, random)).append(' ');
            plays.setCharAt(plays.length() - 1, '\n');
        }
        Files.writeString(folder.resolve("tinyshakespeare.txt"), plays);
        var names = new TreeSet<String>();
        while (names.size() < 700)
            names.add(pick(SYLLABLES, random) + pick(SYLLABLES, random) + pick(SYLLABLES, random));
        Files.write(folder.resolve("names.txt"), names);
    }

    private static String pick(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
