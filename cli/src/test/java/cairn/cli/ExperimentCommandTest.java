package cairn.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.cli.experiment.Experiment;
import cairn.cli.experiment.Experiments;
import cairn.cli.experiment.SmallData;
import cairn.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ExperimentCommandTest {
    @TempDir
    static Path data;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeData() throws IOException {
        SmallData.write(data);
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome cairn(String... args) {
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(args);
            return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    static List<String> names() {
        return Experiments.all().stream().map(Experiment::name).toList();
    }

    @Test
    void listsTheTenExperimentsOfTheSources() {
        Outcome o = cairn("experiment", "list");
        assertEquals(0, o.code, o.err);
        assertEquals(
                List.of(
                        "fashion-mnist-usage",
                        "cats",
                        "disc-activations",
                        "disc-optimizers",
                        "disc-losses",
                        "disc-vs-pytorch",
                        "disc-18-networks",
                        "boston",
                        "initialisation",
                        "imbalanced"),
                o.out.lines().map(line -> line.split(" ")[0]).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void doesEachQuicklyAndLeavesAReportWithItsPictures(String name) throws IOException {
        Path out = folder.resolve(name);
        Outcome o = cairn("experiment", name, "--quick", "--data-dir", data.toString(), "--out", out.toString());
        assertEquals(0, o.code, o.err);
        assertTrue(o.out.contains("Compared with: "), o.out);
        assertTrue(o.out.contains("Ours: "), o.out);
        String report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("cairn experiment " + name + " --quick"));
        List<?> results = (List<?>) Json.parse(Files.readString(out.resolve("result.json")));
        assertFalse(results.isEmpty());
        List<Path> pictures = pictures(out);
        for (Path picture : pictures) assertNotNull(ImageIO.read(picture.toFile()), picture.toString());
        assertTrue(!pictures.isEmpty() || name.equals("disc-vs-pytorch"), "pictures");
        assertEquals(
                pictures.size(),
                o.out.lines().filter(l -> l.startsWith("picture: ")).count());
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".png")).toList();
        }
    }

    @Test
    void putsTheNumberOfTheSourceBesideOurs() throws IOException {
        cairn("experiment", "boston", "--quick", "--out", folder.toString());
        String report = Files.readString(folder.resolve("report.html"));
        for (String printed : List.of("22.65", "13.39", "12.85")) assertTrue(report.contains(printed), printed);
    }

    @Test
    void everyCommandOfTheTableOfSourcesIsUnderstood() throws IOException {
        Matcher command = Pattern.compile("`cairn ([^`]*)`").matcher(Files.readString(Path.of("../docs/sources.md")));
        int seen = 0;
        for (; command.find(); seen++) {
            String[] args = command.group(1).split(" ", -1);
            assertDoesNotThrow(() -> new CommandLine(new Main()).parseArgs(args), command.group(1));
            if (args[0].equals("experiment")) assertTrue(names().contains(args[1]), args[1]);
        }
        assertTrue(seen >= 25, "one for each row, seen " + seen);
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        Outcome o = cairn("experiment", "disc-optimisers");
        assertEquals(2, o.code);
        assertTrue(o.err.contains("disc-optimizers"), o.err);
    }

    @Test
    void saysWhereTheDataIsMissing() {
        Outcome o = cairn(
                "experiment",
                "cats",
                "--quick",
                "--data-dir",
                folder.toString(),
                "--out",
                folder.resolve("o").toString());
        assertEquals(1, o.code);
        assertTrue(o.err.contains("train_catvnoncat.h5"), o.err);
    }
}
