package cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Learning from text on the command line.
class TextCommandsTest {
    @TempDir
    Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome cairn(Object... args) {
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            List<String> all = new ArrayList<>();
            for (Object a : args) all.add(a.toString());
            int code = Main.run(all.toArray(String[]::new));
            return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    private static String done(Object... args) {
        Outcome o = cairn(args);
        assertEquals(0, o.code, o.err);
        return o.out;
    }

    private Path text() throws IOException {
        return Files.writeString(
                folder.resolve("song.txt"), "row, row, row your boat\ngently down the stream\n".repeat(60));
    }

    private double score(String run, String name) throws IOException {
        Map<?, ?> result =
                (Map<?, ?>) Json.parse(Files.readString(folder.resolve(run).resolve("result.json")));
        return ((Number) ((Map<?, ?>) result.get("test")).get(name)).doubleValue();
    }

    @Test
    void learnsATextAndGoesOnWithIt() throws IOException {
        Path run = folder.resolve("song");
        String out = done(
                "train",
                "--dataset",
                "text:" + text(),
                "--model",
                "char-lstm:32",
                "--block",
                16,
                "--lr",
                0.02,
                "--epochs",
                20,
                "--batch-size",
                16,
                "--out",
                run);
        assertTrue(out.contains("validation loss") && out.contains("perplexity"), out);
        assertTrue(out.contains("cairn generate " + run), out);
        assertTrue(score("song", "perplexity") < 1.3, out);

        String sung = done("generate", run, "--prompt", "row, row", "--tokens", 40, "--temperature", 0.1);
        assertEquals("row, row, row your boat\ngently down the stream\n".substring(0, 20), sung.substring(0, 20));
        assertEquals(sung, done("generate", run, "--prompt", "row, row", "--tokens", 40, "--temperature", 0.1));
        assertTrue(!done("generate", run, "--tokens", 40, "--temperature", 5)
                .equals(done("generate", run, "--tokens", 40, "--temperature", 5, "--seed", 2)));
        assertEquals(
                done("generate", run, "--tokens", 20, "--temperature", 0),
                done("generate", run, "--tokens", 20, "--top-k", 1, "--seed", 9));

        String judged = done("evaluate", run);
        assertTrue(judged.contains("perplexity") && judged.contains("foretold"), judged);
        String other = done("evaluate", run, "--dataset", "text:" + text(), "--json");
        assertEquals(
                score("song", "loss"),
                ((Number) ((Map<?, ?>) ((Map<?, ?>) Json.parse(other)).get("test")).get("loss")).doubleValue(),
                1e-9);
    }

    @Test
    void trainsATransformerForSoManyStepsWithARateThatRisesAndFalls() throws IOException {
        Path run = folder.resolve("gpt");
        String out = done(
                "train",
                "--dataset",
                "text:" + text(),
                "--model",
                "gpt:2,2,32",
                "--dropout",
                0.05,
                "--block",
                16,
                "--batch-size",
                12,
                "--max-steps",
                150,
                "--optimizer",
                "adamw",
                "--lr",
                0.01,
                "--beta2",
                0.99,
                "--weight-decay",
                0.1,
                "--clip-norm",
                1,
                "--schedule",
                "warmup-cosine",
                "--warmup-steps",
                20,
                "--min-lr",
                0.001,
                "--out",
                run);
        assertTrue(out.contains(".layers(2).heads(2).width(32).block(16).dropout(0.05).bias(false)"), out);
        assertTrue(score("gpt", "perplexity") < 1.6, out);
        String summary = done("summary", run);
        assertTrue(summary.contains("attn: CausalSelfAttention(2 heads)") && summary.contains("[1, 16, 19]"), summary);
        assertTrue(
                done("summary", "gpt:4,4,128", "--input", 64, "--outputs", 65).contains("[1, 64, 65]"));
        List<String> log = Files.readAllLines(run.resolve("metrics.jsonl"));
        String last =
                log.stream().filter(line -> line.contains("\"lr\"")).toList().getLast();
        assertEquals(0.001, ((Number) ((Map<?, ?>) Json.parse(last)).get("lr")).doubleValue(), 1e-4, last);
        String sung = done("generate", run, "--prompt", "gently", "--tokens", 40, "--temperature", 0.2);
        assertTrue(sung.startsWith("gently down the"), sung);
    }

    @Test
    void learnsLinesAndWritesNewOnes() throws IOException {
        Path names = Files.writeString(folder.resolve("names.txt"), "anna\nhannah\nnan\nhan\nana\n".repeat(20));
        Path run = folder.resolve("names");
        done("train", "--dataset", "lines:" + names, "--model", "bigram", "--lr", 0.1, "--epochs", 8, "--out", run);
        String written = done("generate", run, "--tokens", 100);
        assertTrue(written.chars().allMatch(c -> "ahn\n".indexOf(c) >= 0), written);
        assertTrue(written.lines().count() > 5, written);
    }

    @Test
    void learnsPiecesOfWords() throws IOException {
        Path run = folder.resolve("pieces");
        done(
                "train",
                "--dataset",
                "text:" + text(),
                "--tokens",
                "bpe:300",
                "--model",
                "bigram",
                "--block",
                8,
                "--epochs",
                30,
                "--lr",
                0.1,
                "--out",
                run);
        String sung = done("generate", run, "--prompt", "gently down", "--tokens", 30, "--temperature", 0.2);
        assertTrue(sung.startsWith("gently down the stream"), sung);
    }

    @Test
    void refusesWhatMakesNoSense() throws IOException {
        Path run = folder.resolve("run");
        done(
                "train",
                "--dataset",
                "text:" + text(),
                "--model",
                "bigram",
                "--epochs",
                1,
                "--validation",
                0,
                "--out",
                run);
        Path digits = folder.resolve("digits");
        done("train", "--model", "linear", "--fast-dev-run", "--out", digits);
        String file = "text:" + folder.resolve("song.txt");
        refused(
                "There is no model for text named char-lsmt (did you mean char-lstm?)",
                "train",
                "--dataset",
                file,
                "--model",
                "char-lsmt");
        refused("--model char-lstm:x is not understood", "train", "--dataset", file, "--model", "char-lstm:x");
        refused(
                "--model gpt:2,3,32 cannot be: Gpt: width must be",
                "train",
                "--dataset",
                file,
                "--model",
                "gpt:2,3,32");
        refused("write gpt:LAYERS,HEADS,WIDTH, such as", "train", "--dataset", file, "--model", "gpt:1,2,3,4");
        refused(
                "--model bigram:3 is not understood; it takes no numbers",
                "train",
                "--dataset",
                file,
                "--model",
                "bigram:3");
        refused("--dropout goes with", "train", "--dataset", file, "--model", "bigram", "--dropout", 0.1);
        refused("--dropout goes with", "train", "--dropout", 0.1);
        refused("--beta2 goes with --optimizer adam or adamw", "train", "--optimizer", "sgd", "--beta2", 0.9);
        refused("--min-lr goes with --schedule cosine", "train", "--min-lr", 0.001);
        refused("--warmup-steps goes with", "train", "--schedule", "cosine", "--warmup-steps", 5);
        refused("--max-steps must be at least 1", "train", "--max-steps", 0);
        refused("--loss mse does not serve text", "train", "--dataset", file, "--loss", "mse");
        refused("--tokens words is not understood", "train", "--dataset", file, "--tokens", "words");
        refused("--block must be at least 1", "train", "--dataset", file, "--block", 0);
        refused("was trained on digits, not on text", "generate", digits);
        refused("The model was trained on text; let it go on with one: cairn generate", "predict", run, "x.png");
        refused(
                "The model cannot read the prompt. CharTokenizer: the character \"Q\"",
                "generate",
                run,
                "--prompt",
                "Q");
        refused("--temperature must be at least 0", "generate", run, "--temperature", -1);
        refused("--top-k must be at least 1", "generate", run, "--top-k", 0);
        refused("--tokens must be at least 1", "generate", run, "--tokens", 0);
        refused("judge it on text:FILE or lines:FILE", "evaluate", run, "--dataset", "digits");
        Outcome missing = cairn("train", "--dataset", "text:" + folder.resolve("none.txt"));
        assertEquals(1, missing.code);
        assertTrue(missing.err.contains("there is no such file"), missing.err);
        Files.writeString(folder.resolve("song.txt"), "too short");
        Outcome tooShort = cairn("train", "--dataset", file);
        assertTrue(tooShort.code == 1 && tooShort.err.contains("too few for windows of 64"), tooShort.err);
    }

    private static void refused(String why, Object... args) {
        Outcome o = cairn(args);
        assertEquals(2, o.code, o.err);
        assertTrue(o.err.contains(why), o.err);
    }
}
