package cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.io.Json;
import cairn.train.RunClaim;
import cairn.train.RunFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command line as a user types it.
class CommandLineTest {
    @TempDir
    Path folder;

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

    private String run(String name, String... args) {
        List<String> all =
                new ArrayList<>(List.of("train", "--out", folder.resolve(name).toString()));
        all.addAll(List.of(args));
        Outcome o = cairn(all.toArray(String[]::new));
        assertEquals(0, o.code, o.err);
        return o.out;
    }

    private Map<?, ?> json(String file) throws IOException {
        return (Map<?, ?>) Json.parse(Files.readString(folder.resolve(file)));
    }

    private static double number(Object map, String... path) {
        Object at = map;
        for (String key : path) at = ((Map<?, ?>) at).get(key);
        return ((Number) at).doubleValue();
    }

    @Test
    void aSecondTrainingDoesNotWriteToTheFolderOfOneThatRuns() {
        run("first", "--epochs", "1");
        try (RunClaim running = RunFolder.open(folder.resolve("first")).claim()) {
            Outcome o = cairn("train", "--resume", folder.resolve("first").toString(), "--epochs", "2");
            assertEquals(2, o.code);
            assertTrue(running != null && o.err.contains("Another training is writing to"), o.err);
        }
    }

    @Test
    void picturesAreChangedWhileLearningAndJudgedAsTheyAre() throws IOException {
        run("plain", "--epochs", "4");
        run("changed", "--epochs", "8", "--augment", "rotate:5,mixup:0.5");
        assertTrue(number(json("changed/result.json"), "test", "accuracy") >= 0.85);
        String line = Files.readAllLines(folder.resolve("plain/metrics.jsonl")).getLast();
        String changed =
                Files.readAllLines(folder.resolve("changed/metrics.jsonl")).getLast();
        assertTrue(
                number(Json.parse(changed), "train_loss") > 2 * number(Json.parse(line), "train_loss"),
                () -> line + changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            digits | flop     | did you mean flip
            digits | crop:x   | crop:4
            digits | crop:-1  | padding
            digits | flip:2   | takes no number
            iris   | flip     | changes pictures""")
    void refusesAugmentationsThatCannotWork(String dataset, String augment, String said) {
        Outcome o = cairn("train", "--dataset", dataset, "--augment", augment);
        assertEquals(2, o.code);
        assertTrue(o.err.contains(said), o.err);
    }

    @Test
    void trainsOnTheDigitsWithoutAnyOption() throws IOException {
        String out = run("digits");
        assertTrue(
                out.contains("epoch 20/20") && out.contains("Confusion matrix") && out.contains("cairn evaluate"), out);
        Map<?, ?> result = json("digits/result.json");
        assertTrue(number(result, "test", "accuracy") >= 0.97, result.toString());
        assertEquals(
                20, Files.readAllLines(folder.resolve("digits/metrics.jsonl")).size());
        assertTrue(json("digits/run.json").containsKey("data_checksum"));
    }

    @Test
    void evaluatesToTheScoresOfTheTraining() throws IOException {
        run("iris", "--dataset", "iris", "--epochs", "15", "--model", "mlp:8");
        Outcome o = cairn("evaluate", folder.resolve("iris").toString(), "--json");
        assertEquals(0, o.code, o.err);
        assertEquals(
                ((Map<?, ?>) Json.parse(o.out)).get("test"),
                json("iris/result.json").get("test"));
    }

    @Test
    void predictsTheSameInAnotherProcess() throws IOException, InterruptedException {
        run("digits", "--epochs", "3");
        Path picture = folder.resolve("seven.png");
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 1; i < 7; i++) {
            image.setRGB(i, 1, 0xFFFFFF);
            image.setRGB(6 - i / 2, i, 0xFFFFFF);
        }
        ImageIO.write(image, "png", picture.toFile());
        String[] args = {"predict", folder.resolve("digits").toString(), picture.toString(), "--json"};
        Outcome here = cairn(args);
        assertEquals(0, here.code, here.err);
        assertEquals(here.out.strip(), elsewhere(args).strip());
    }

    /// The command in a process of its own.
    private static List<String> elsewhereCommand(String... args) {
        String path = Stream.of(System.getProperty("java.class.path"), System.getProperty("jdk.module.path"))
                .filter(p -> p != null && !p.isEmpty())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                path,
                "cairn.cli.Main"));
        command.addAll(List.of(args));
        return command;
    }

    private static String elsewhere(String... args) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(elsewhereCommand(args))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor());
        return out;
    }

    @Test
    void learnsFromACsvFileAndPredictsItsRows() throws IOException {
        StringBuilder csv = new StringBuilder("size,colour,price\n");
        for (int i = 0; i < 200; i++)
            csv.append(i % 20)
                    .append(i % 2 == 0 ? ",red," : ",blue,")
                    .append(3 * (i % 20) + (i % 2) * 5)
                    .append('\n');
        Path table = folder.resolve("table.csv");
        Files.writeString(table, csv);
        run(
                "csv",
                "--dataset",
                table.toString(),
                "--target",
                "price",
                "--task",
                "regression",
                "--epochs",
                "60",
                "--lr",
                "0.01");
        assertTrue(number(json("csv/result.json"), "test", "r2") > 0.95);
        Path fresh = folder.resolve("fresh.csv");
        Files.writeString(fresh, "colour,size\nblue,10\n");
        Outcome o = cairn("predict", folder.resolve("csv").toString(), fresh.toString(), "--json");
        assertEquals(0, o.code, o.err);
        assertEquals(35, number(Json.parse(o.out), "value"), 3);
    }

    @Test
    void learnsPricesInTheirOwnUnitWithoutAnyOption() throws IOException {
        StringBuilder csv = new StringBuilder("size,rooms,price\n");
        for (int i = 0; i < 400; i++)
            csv.append("%d,%d,%d\n".formatted(i % 37, i % 5, 250_000 + 6_000 * (i % 37) + 20_000 * (i % 5)));
        Path table = folder.resolve("houses.csv");
        Files.writeString(table, csv);
        String[] data = {"--dataset", table.toString(), "--target", "price", "--task", "regression"};
        run("prices", data);
        Map<?, ?> result = json("prices/result.json");
        assertTrue(number(result, "test", "r2") > 0.98, result.toString());
        assertTrue(number(result, "test", "mae") > 100, "in the unit of the prices: " + result);
        assertTrue(number(result, "validation", "mae") > 100, "while it learns too: " + result);
        assertTrue(Files.readString(folder.resolve("prices/report.html")).contains("mean 3.9"));
        String at = folder.resolve("prices").toString();
        Outcome judged = cairn("evaluate", at, "--json");
        assertEquals(number(result, "test", "mae"), number(Json.parse(judged.out), "test", "mae"), 1);
        Path fresh = folder.resolve("fresh-houses.csv");
        Files.writeString(fresh, "size,rooms\n10,2\n");
        Outcome said = cairn("predict", at, fresh.toString(), "--json");
        assertEquals(350_000, number(Json.parse(said.out), "value"), 25_000);

        run(
                "unscaled",
                Stream.concat(Stream.of(data), Stream.of("--normalize-target", "none"))
                        .toArray(String[]::new));
        assertTrue(number(json("unscaled/result.json"), "test", "r2") < 0, "what the option switches off");
    }

    @Test
    void leavesNoFolderBehindWhenTheDataCannotBeRead() throws IOException {
        Path table = folder.resolve("bad.csv");
        Files.writeString(table, "a,b,label\n1,2,x\n3,4\n");
        Outcome o = cairn(
                "train",
                "--dataset",
                table.toString(),
                "--out",
                folder.resolve("none").toString());
        assertEquals(1, o.code);
        assertTrue(o.err.contains("line 3"), o.err);
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @Test
    void fillsMissingCellsAndLeavesColumnsOutWhenAsked() throws IOException {
        StringBuilder csv = new StringBuilder("id,size,kind\n");
        for (int i = 0; i < 60; i++)
            csv.append(i).append(i % 7 == 0 ? "," : "," + i % 10).append(i % 10 < 5 ? ",small\n" : ",large\n");
        Path table = folder.resolve("holes.csv");
        Files.writeString(table, csv);
        assertTrue(cairn("data", "info", table.toString()).err.contains("line 2"));
        Outcome o = cairn("data", "info", table.toString(), "--missing", "fill", "--ignore", "id");
        assertTrue(o.out.contains("[size]"), o.out + o.err);
    }

    @Test
    void refusesToGoOnWithOtherData() throws IOException {
        Path table = folder.resolve("t.csv");
        Files.writeString(table, "x,y\n" + "1.5,2.5\n".repeat(30));
        run("t", "--dataset", table.toString(), "--epochs", "2", "--task", "regression", "--normalize", "none");
        Files.writeString(table, "x,y\n" + "1.5,3.5\n".repeat(30));
        Outcome o = cairn("train", "--resume", folder.resolve("t").toString(), "--epochs", "3");
        assertEquals(2, o.code);
        assertTrue(o.err.contains("has changed since"), o.err);
    }

    @Test
    void beginsAgainWhenARunEndedBeforeItsFirstCheckpoint() throws IOException {
        run("whole", "--dataset", "iris", "--epochs", "2");
        run("early", "--dataset", "iris", "--epochs", "2");
        try (Stream<Path> files = Files.list(folder.resolve("early/checkpoints"))) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Outcome o = cairn("train", "--resume", folder.resolve("early").toString());
        assertEquals(0, o.code, o.err);
        assertEquals(
                json("whole/result.json").get("test"), json("early/result.json").get("test"));
    }

    @Test
    void predictsRowsOfPlainNumbersUnderAnyHeaderOrNone() throws IOException {
        run("pixels", "--epochs", "2");
        String row = "0,5,12,13,16,16,2,0,".repeat(8).replaceFirst(",$", "");
        Path plain = Files.writeString(folder.resolve("plain.csv"), row + "\n");
        Path headed = Files.writeString(
                folder.resolve("headed.csv"),
                IntStream.range(0, 64).mapToObj(i -> "p" + i).collect(Collectors.joining(",")) + "\n" + row + "\n");
        Path narrow = Files.writeString(folder.resolve("narrow.csv"), "1,2,3\n");
        String model = folder.resolve("pixels").toString();
        Outcome o = cairn("predict", model, plain.toString(), headed.toString(), "--json");
        assertEquals(0, o.code, o.err);
        List<String> lines = o.out.lines().toList();
        assertEquals(
                ((Map<?, ?>) Json.parse(lines.get(0))).get("probabilities"),
                ((Map<?, ?>) Json.parse(lines.get(1))).get("probabilities"));
        Outcome refused = cairn("predict", model, narrow.toString());
        assertEquals(2, refused.code);
        assertTrue(refused.err.contains("has 3 columns, the model takes 64 numbers"), refused.err);
    }

    @Test
    void goesOnWithARunUntilMoreEpochsAreDone() throws IOException {
        run("whole", "--dataset", "iris", "--epochs", "8");
        run("part", "--dataset", "iris", "--epochs", "5");
        Outcome o = cairn("train", "--resume", folder.resolve("part").toString(), "--epochs", "8");
        assertEquals(0, o.code, o.err);
        assertEquals(
                json("whole/result.json").get("test"), json("part/result.json").get("test"));
        assertEquals(8, Files.readAllLines(folder.resolve("part/metrics.jsonl")).size());
    }

    @Test
    void crossValidates() throws IOException {
        String out = run("folds", "--dataset", "iris", "--folds", "3", "--epochs", "10");
        assertTrue(out.contains("fold  3/3") && out.contains("±"), out);
        assertTrue(number(json("folds/result.json"), "scores", "accuracy", "mean") > 0.7);
    }

    @ParameterizedTest
    @CsvSource({
        "multi-perceptron, iris",
        "multi-margin, iris",
        "squared-difference, iris",
        "perceptron, iris-of-two",
        "hinge, iris-of-two",
        "bce, iris-of-two"
    })
    void learnsWithTheLossesOfTheSources(String loss, String data) throws IOException {
        Path two = folder.resolve("two.csv");
        StringBuilder csv = new StringBuilder("length,width,kind\n");
        for (int i = 0; i < 100; i++)
            csv.append("%d,%d,%s\n".formatted(i % 10 + (i % 2) * 8, i % 7, i % 2 == 0 ? "small" : "large"));
        Files.writeString(two, csv);
        String dataset = data.equals("iris") ? data : two.toString();
        run("loss", "--dataset", dataset, "--loss", loss, "--epochs", "30", "--lr", "0.01", "--model", "mlp:16");
        assertTrue(number(json("loss/result.json"), "test", "accuracy") > 0.8, loss);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train --dataset dgits|did you mean digits?",
                "train --optimizer adm|did you mean adam?",
                "train --activation rellu|did you mean relu?",
                "train --model mpl:3|did you mean mlp?",
                "train --loss cross-entrpy|did you mean cross-entropy?",
                "train --schedule cosin|did you mean cosine?",
                "train --init xavier|did you mean xavier-normal?",
                "train --treads 3|Did you mean: --threads",
                "train --epohcs=3|Did you mean: --epochs",
                "train --resume nowhere|not the folder of a run",
                "data info dgits|did you mean digits?",
                "data download mnst|did you mean mnist?",
                "train --batch-size 0|--batch-size must be at least 1",
                "train --lr -1|--lr must be above 0",
                "train --model mlp:3,x|sizes of the hidden layers",
                "train --dataset iris --folds 999|at least as many samples",
                "train --dataset boston --loss cross-entropy|the target of boston is a number",
                "train --dataset digits --loss bce|is for two classes",
                "train --optimizer adam --dampening 0.5|--dampening goes with --optimizer sgd",
                "train --dataset boston --normalize-target standart|did you mean standard?",
                "train --validation 1.5|must be in [0",
                "train --epochs many|is not an int",
                "train --bogus|Unknown option",
                "evaluate nowhere|no run folder or model file",
                "predict nowhere x.png|no run folder or model file",
                "summary mlp:0 --input 3|at least 1 unit",
                "trian|Did you mean: cairn train"
            })
    void refusesTheImpossibleInOneSentence(String line, String message) {
        Outcome o = cairn(line.split(" "));
        assertTrue(o.err.contains(message), o.err);
        assertEquals(2, o.code, line);
        assertFalse(o.err.contains("\tat "), "no stack trace");
        assertTrue(o.err.lines().count() <= 2, o.err);
    }

    @Test
    void showsEveryCommandsHelpWithExamples() {
        for (String command :
                List.of("train", "evaluate", "predict", "board", "plot", "report", "summary", "data", "doctor")) {
            Outcome o = cairn(command, "--help");
            assertEquals(0, o.code);
            assertTrue(o.out.contains("Example"), command);
        }
    }

    private String report(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("report.html"));
    }

    @Test
    void endsEveryTrainingWithAReport() throws IOException {
        run("digits", "--epochs", "2");
        String digits = report("digits");
        for (String part : List.of(
                "Configuration", "Samples", "Model", "Learning curves", "Confusion matrix", "Worst mistakes", "Again"))
            assertTrue(digits.contains(">" + part + "</h2>"), part);
        assertTrue(digits.contains("data:image/png") && digits.contains("<polyline") && !digits.contains("://"));
        run("boston", "--dataset", "boston", "--epochs", "2");
        assertTrue(report("boston").contains("was predicted"));
        run("iris", "--dataset", "iris", "--epochs", "2");
        assertTrue(report("iris").contains("virginica"));
        run("folds", "--dataset", "iris", "--epochs", "1", "--folds", "2");
        assertTrue(report("folds").contains("standard deviation"));
        run("none", "--dataset", "iris", "--epochs", "1", "--no-report");
        assertFalse(Files.exists(folder.resolve("none/report.html")));
    }

    @Test
    void leavesAReportOfATrainingThatIsStopped() throws IOException, InterruptedException {
        Path out = folder.resolve("stopped");
        Path metrics = out.resolve("metrics.jsonl");
        Process p = new ProcessBuilder(
                        elsewhereCommand("train", "--dataset", "iris", "--epochs", "1000000", "--out", out.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int wait = 0; wait < 600 && !(Files.exists(metrics) && Files.size(metrics) > 2000); wait++)
            Thread.sleep(50);
        p.destroy();
        p.waitFor();
        String stopped = Files.readString(out.resolve("report.html"));
        assertTrue(stopped.contains("Not finished") && stopped.contains("cairn train --resume " + out), stopped);
        assertTrue(stopped.contains("<polyline"), "the curves so far");
        Files.delete(out.resolve("report.html"));
        assertEquals(0, cairn("report", out.toString()).code);
        assertTrue(Files.readString(out.resolve("report.html")).contains("Not finished"));
    }

    @Test
    void writesTheSameReportAnew() throws IOException {
        run("iris", "--dataset", "iris", "--epochs", "3");
        String first = report("iris");
        Files.delete(folder.resolve("iris/report.html"));
        Outcome o = cairn("report", folder.resolve("iris").toString());
        assertEquals(0, o.code, o.err);
        assertEquals(first, report("iris"));
    }

    @Test
    void showsClassNamesOfAFileAsText() throws IOException {
        StringBuilder csv = new StringBuilder("<i>size</i>,kind\n");
        for (int i = 0; i < 60; i++) csv.append(i).append(i % 2 == 0 ? ",<script>alert(1)</script>\n" : ",\"a & b\"\n");
        Path table = folder.resolve("table.csv");
        Files.writeString(table, csv);
        run("hostile", "--dataset", table.toString(), "--epochs", "1");
        assertTrue(report("hostile").contains("&lt;script&gt;")
                && !report("hostile").contains("<script"));
    }

    @Test
    void plotsRunsAndShowsSamples() throws IOException {
        run("a", "--dataset", "iris", "--epochs", "3");
        run("b", "--dataset", "iris", "--epochs", "3", "--lr", "0.01");
        Path curves = folder.resolve("curves.png");
        Outcome o = cairn(
                "plot", folder.resolve("a").toString(), folder.resolve("b").toString(), "--out", curves.toString());
        assertEquals(0, o.code, o.err);
        assertEquals(1280, ImageIO.read(curves.toFile()).getWidth());
        Path grid = folder.resolve("grid.svg");
        assertEquals(0, cairn("data", "show", "digits", "--out", grid.toString()).code);
        assertTrue(Files.readString(grid).contains("<svg"));
        Outcome wrong = cairn("plot", folder.resolve("a").toString(), "--metric", "beauty", "--out", curves.toString());
        assertEquals(2, wrong.code);
        assertTrue(wrong.err.contains("it has accuracy"), wrong.err);
    }

    @Test
    void summarisesANetworkAsATableAndAsJson() {
        assertTrue(
                cairn("summary", "mlp:16", "--input", "4", "--outputs", "3").out.contains("Linear(4 → 16)"));
        Map<?, ?> summary =
                (Map<?, ?>) Json.parse(cairn("summary", "mlp:16", "--input", "4", "--outputs", "3", "--json").out);
        assertEquals(4 * 16 + 16 + 16 * 3 + 3, number(summary, "parameters"));
        assertEquals(4 * 16 + 16 * 3, number(summary, "multiply_adds"));
    }

    @Test
    void listsDatasetsAndLooksAtTheMachine() {
        assertTrue(cairn("data", "list").out.contains("fashion-mnist"));
        assertTrue(cairn("data", "info", "wine").out.contains("3"));
        Map<?, ?> doctor = (Map<?, ?>) Json.parse(cairn("doctor", "--json").out);
        assertTrue(number(doctor, "gflops") > 0);
    }
}
