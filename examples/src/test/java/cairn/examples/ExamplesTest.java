package cairn.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example runs, prints what its comment says, and learns what it should.
class ExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/cairn/examples");

    /// What the examples that learn must reach, by the text before the number.
    private static final Map<String, List<Bar>> BARS = Map.ofEntries(
            Map.entry("Example03LinearRegression", List.of(new Bar("y = ", 2.9, 3.1), new Bar(" x ", -2.1, -1.9))),
            Map.entry("Example04MlpByHand", List.of(new Bar("epoch 60 .* accuracy ", 0.97, 1))),
            Map.entry("Example05Digits", List.of(new Bar("test accuracy ", 0.97, 1))),
            Map.entry("Example06FashionMnist", List.of(new Bar("test accuracy ", 0.97, 1))),
            Map.entry("Example07Mnist", List.of(new Bar("test accuracy ", 0.97, 1))),
            Map.entry(
                    "Example08Boston",
                    List.of(
                            new Bar("linear +test MSE ", 0, 22.65),
                            new Bar("13 sigmoid +test MSE ", 0, 13.39),
                            new Bar("13 \\+ 13 sigmoid +test MSE ", 0, 12.85))),
            Map.entry("Example09Disc", List.of(new Bar("RELU .*test ", 0.97, 1), new Bar("best .* ", 0.97, 1))),
            Map.entry("Example11OwnLayer", List.of(new Bar("test accuracy ", 0.97, 1))),
            Map.entry("Example13Csv", List.of(new Bar("R² on flats not seen ", 0.93, 1))),
            Map.entry("Example14CrossValidation", List.of(new Bar("accuracy (?=.*±)", 0.93, 1))),
            Map.entry("Example15Imbalanced", List.of(new Bar("(?s)19 times.*recall of the ill ", 0.8, 1))),
            Map.entry("Example18CharGpt", List.of(new Bar("validation loss ", 0, 0.5))),
            Map.entry("Example19Names", List.of(new Bar("perplexity ", 1, 5))),
            Map.entry("Example20LeNet", List.of(new Bar("test accuracy ", 0.97, 1))),
            Map.entry("Example21ResNet", List.of(new Bar("(?s)test accuracy .*test accuracy ", 0.7, 1))));

    /// @param before a regular expression for what is printed before the number
    private record Bar(String before, double least, double most) {
        void check(String printed) {
            Matcher m = Pattern.compile(before + "(-?[0-9.]+)").matcher(printed);
            assertTrue(m.find(), () -> before + " is not in:\n" + printed);
            double value = Double.parseDouble(m.group(1));
            assertTrue(value >= least && value <= most, () -> m.group() + ", not in " + least + " … " + most);
        }
    }

    @TempDir
    private static Path data;

    private static Locale locale;

    @BeforeAll
    static void prepare() throws IOException {
        SmallMnist.write(data.resolve("mnist"), 3000, 500);
        SmallMnist.write(data.resolve("fashion-mnist"), 3000, 500);
        SmallText.write(data.resolve("text"));
        SmallCifar.write(data.resolve("cifar10"), 320, 100);
        locale = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
    }

    @AfterAll
    static void putBack() {
        Locale.setDefault(locale);
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.startsWith("Example"))
                    .map(f -> f.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void areNumberedFromOneWithoutAGap() throws IOException {
        List<String> numbers =
                examples().stream().map(name -> name.substring(7, 9)).toList();
        assertTrue(numbers.size() >= 15, numbers::toString);
        assertEquals(
                IntStream.rangeClosed(1, numbers.size())
                        .mapToObj("%02d"::formatted)
                        .toList(),
                numbers);
        assertTrue(examples().containsAll(BARS.keySet()), "a bar is there for an example that is not");
    }

    @Test
    void areAllInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        assertEquals(
                List.of(),
                examples().stream().filter(name -> !readme.contains(name)).toList());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsAndPrintsWhatItsCommentSays(String name) throws Exception {
        String source = Files.readString(SOURCES.resolve(name + ".java"));
        boolean quick = source.contains("Arguments.of");
        String printed = quick ? run(name, "--quick", "--data-dir", data.toString()) : run(name);
        Optional<String> difference = new Transcript(said(source), !quick).difference(printed);
        assertTrue(difference.isEmpty(), difference::get);
        BARS.getOrDefault(name, List.of()).forEach(bar -> bar.check(printed));
    }

    @Test
    void learnsRealPictures() throws Exception {
        Path real = realData();
        Assumptions.assumeTrue(Files.isDirectory(real.resolve("mnist")), () -> "there is no test data in " + real);
        String folder = real.toString();
        new Bar("test accuracy ", 0.75, 1).check(run("Example06FashionMnist", "--quick", "--data-dir", folder));
        new Bar("test accuracy ", 0.9, 1).check(run("Example07Mnist", "--quick", "--data-dir", folder));
    }

    @Test
    void learnsRealText() throws Exception {
        Path real = realData();
        Assumptions.assumeTrue(Files.isDirectory(real.resolve("text")), () -> "there is no test data in " + real);
        String folder = real.toString();
        new Bar("validation loss ", 0, 2.6).check(run("Example18CharGpt", "--quick", "--data-dir", folder));
        new Bar("perplexity ", 0, 14).check(run("Example19Names", "--quick", "--data-dir", folder));
    }

    private static Path realData() {
        return Path.of(Optional.ofNullable(System.getProperty("CAIRN_TEST_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("CAIRN_TEST_DATA")))
                .orElse("../../shared/data"));
    }

    @Test
    void runsFromItsSourceAlone() throws Exception {
        Path source = SOURCES.resolve("Example02Autograd.java");
        String printed = SourceProgram.run(source.toAbsolutePath(), data);
        Optional<String> difference = new Transcript(said(Files.readString(source)), true).difference(printed);
        assertTrue(difference.isEmpty(), difference::get);
    }

    /// What the comment of the class says it prints.
    private static List<String> said(String source) {
        Matcher block = Pattern.compile("/// It prints\n/// ```text\n((?:///.*\n)+?)/// ```")
                .matcher(source);
        assertTrue(block.find(), "the comment does not say what is printed");
        return block.group(1)
                .lines()
                .map(line -> line.replaceFirst("^/// ?", "").stripTrailing())
                .toList();
    }

    private static String run(String name, String... args) throws Exception {
        var bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Class.forName("cairn.examples." + name)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
