package cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.Dataset;
import cairn.data.TrainTest;
import cairn.data.source.Digits;
import cairn.data.transform.MinMax;
import cairn.io.Json;
import cairn.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks that learn to repeat their input, from the command line.
class AutoencodersTest {
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

    private String succeed(String... args) {
        Outcome o = cairn(args);
        assertEquals(0, o.code, o.err);
        return o.out;
    }

    private String train(String name, String... args) {
        List<String> all = new ArrayList<>(List.of("train", "--out", at(name)));
        all.addAll(List.of(args));
        return succeed(all.toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Map<?, ?> test(String name) throws IOException {
        String result = Files.readString(folder.resolve(name).resolve("result.json"));
        return (Map<?, ?>) ((Map<?, ?>) Json.parse(result)).get("test");
    }

    private static double number(Map<?, ?> map, String key) {
        return ((Number) map.get(key)).doubleValue();
    }

    /// The mean squared error of whoever always gives the mean of the pictures learned.
    private static double errorOfTheMean() {
        TrainTest digits = Digits.load();
        Dataset train = digits.train().map(MinMax.fit(digits.train()));
        Dataset test = digits.test().map(MinMax.fit(digits.train()));
        Tensor mean = train.all().x().mean(0);
        return test.all().x().sub(mean).square().mean().item();
    }

    @Test
    void anAutoencoderRepeatsDigitsFarBetterThanTheirMean() throws IOException {
        String out = train("plain", "--model", "autoencoder:64,16", "--epochs", "20", "--lr", "0.003");
        assertTrue(out.contains("the samples themselves to repeat") && out.contains("r2"), out);
        assertTrue(number(test("plain"), "r2") > 0.4, test("plain").toString());
        assertTrue(
                number(test("plain"), "mse") < errorOfTheMean() / 2,
                test("plain").toString());
    }

    @Test
    void aVariationalAutoencoderRepeatsDigitsBetterThanTheirMean() throws IOException {
        train("vae", "--model", "vae:64,8", "--epochs", "30", "--lr", "0.003");
        assertTrue(
                number(test("vae"), "mse") < 0.8 * errorOfTheMean(), test("vae").toString());
        assertTrue(number(test("vae"), "loss") > 64 * number(test("vae"), "mse"), "a sum over the picture, and codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoencoder:16", "vae:16,4"})
    void isEvaluatedAppliedReportedAndTakenUpAgain(String model) throws IOException {
        train("whole", "--model", model, "--epochs", "3");
        train("part", "--model", model, "--epochs", "2");
        succeed("train", "--resume", at("part"), "--epochs", "3");
        assertEquals(test("whole"), test("part"));
        Map<?, ?> judged = (Map<?, ?>) Json.parse(succeed("evaluate", at("whole"), "--json"));
        assertEquals(test("whole"), judged.get("test"));
        String report = Files.readString(folder.resolve("whole/report.html"));
        assertTrue(report.contains("Reconstructions") && report.contains("sample 12"));
        assertFalse(report.contains("Confusion matrix"));
        assertTrue(Files.exists(folder.resolve("whole/pictures/reconstructions-24.png")), "for the board");
        succeed("report", at("whole"));
        assertTrue(succeed("summary", at("whole")).contains("fc1") || model.startsWith("auto"));
        predicts();
    }

    private void predicts() throws IOException {
        Path picture = folder.resolve("black.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
        String said = succeed("predict", at("whole"), picture.toString());
        assertTrue(said.contains("black.png  reconstruction error 0."), said);
        Map<?, ?> json = (Map<?, ?>) Json.parse(succeed("predict", at("whole"), picture.toString(), "--json"));
        assertTrue(number(json, "reconstruction_error") > 0, json.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoencoder:16", "vae:16,4"})
    void stepsFromAPlanEndWithTheSameBits(String model) throws IOException {
        train("planned", "--model", model, "--epochs", "2");
        train("eager", "--model", model, "--epochs", "2", "--no-plan");
        assertEquals(test("eager"), test("planned"));
        String explained = train("told", "--model", model, "--epochs", "1", "--explain-plan");
        assertTrue(explained.contains("launches"), explained);
    }

    @Test
    void rowsOfATableAreRepeatedToo() throws IOException {
        train("iris", "--dataset", "iris", "--model", "autoencoder:8,3", "--epochs", "100", "--lr", "0.01");
        assertTrue(number(test("iris"), "r2") > 0.4, test("iris").toString());
        train("folds", "--dataset", "iris", "--model", "vae:8,2", "--epochs", "2", "--folds", "2");
    }

    @Test
    void aSummaryNamesTheLayersOfANetworkByItsName() {
        assertTrue(succeed("summary", "autoencoder", "--input", "1,28,28").contains("decoder"));
        assertTrue(succeed("summary", "vae", "--input", "784").contains("fc21"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --model vae --loss mse                         | vae, whose loss is
            --model autoencoder --loss bce-logits          | take mse, l1, smooth-l1 or huber
            --model mlp --dataset boston --loss bce-sum    | goes with --model vae
            --model vae --activation tanh                  | vae has its own
            --model vae --normalize standard               | between 0 and 1
            --model autoencoder --normalize-target none    | targets of autoencoder are its inputs
            --model autoencoder --dataset text:README.md   | text takes gpt
            --model autoencoder --augment mixup            | mixes classes
            --model autoencoder --dropout 0.1              | --dropout goes with
            --model vae:20                                 | vae:HIDDEN,CODES
            --model autoencoder:12,x                       | autoencoder:128,32
            --model vea                                    | did you mean vae?""")
    void refusesWhatMakesNoSense(String line, String said) throws IOException {
        Path text =
                Files.writeString(folder.resolve("README.md"), "to be or not to be, that is the question. ".repeat(50));
        Outcome o = cairn(("train " + line.strip().replace("README.md", text.toString())).split(" "));
        assertTrue(o.err.contains(said.strip()), o.err);
        assertEquals(2, o.code);
        assertTrue(o.err.lines().count() <= 2, o.err);
    }
}
