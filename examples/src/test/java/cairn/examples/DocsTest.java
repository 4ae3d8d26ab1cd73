package cairn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the documentation says is so.
class DocsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/tour.md",
                "docs/coming-from-pytorch.md",
                "docs/adding-a-layer.md",
                "docs/pictures.md",
                "docs/losses.md",
                "docs/plans.md",
                "docs/board.md",
                "docs/data.md",
                "docs/files.md",
                "docs/metrics.md",
                "docs/text.md",
                "docs/sequences.md"
            })
    void everySnippetRunsAndPrintsWhatIsBelowIt(String name, @TempDir Path folder) throws Exception {
        Page page = Page.read(ROOT.resolve(name));
        Path source = Files.writeString(folder.resolve("Page.java"), page.program());
        List<String> printed = page.cut(SourceProgram.run(source, folder));
        List<String> said = page.printed();
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i) == null) continue; // the page does not tell what it prints
            Optional<String> difference = new Transcript(said.get(i).lines().toList(), true).difference(printed.get(i));
            assertTrue(difference.isEmpty(), () -> name + "\n" + difference.get());
        }
    }

    @Test
    void whatIsQuotedFromAFileStandsThere() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path file : pages()) pages.add(Page.read(file));
        List<Page.Block> excerpts = pages.stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Page.Block::isExcerpt)
                .toList();
        assertTrue(excerpts.size() >= 5, () -> "excerpts seen: " + excerpts.size());
        for (Page.Block excerpt : excerpts)
            assertTrue(
                    flat(Files.readString(excerpt.excerptOf())).contains(flat(excerpt.text())),
                    () -> excerpt.info() + " does not contain\n" + excerpt.text());
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        int seen = 0;
        for (Path file : pages()) {
            Matcher link = LINK.matcher(Files.readString(file));
            for (; link.find(); seen++)
                if (!Files.exists(file.resolveSibling(link.group(1)))) dead.add(file + ": " + link.group(1));
        }
        assertTrue(seen >= 20, "links seen: " + seen);
        assertEquals(List.of(), dead);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(f -> f.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
