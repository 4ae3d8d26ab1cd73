package cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.io.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a training leaves to be looked at.
class TrailTest {
    @TempDir
    Path folder;

    private static int cairn(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(PrintStream.nullOutputStream()));
        System.setErr(new PrintStream(PrintStream.nullOutputStream()));
        try {
            return Main.run(args);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private int lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("run").resolve(file)).size();
    }

    @Test
    void leavesFilesForTheBoardAndEventsForTensorBoard() throws IOException {
        Path run = folder.resolve("run");
        assertEquals(
                0,
                cairn(
                        "train",
                        "--epochs",
                        "2",
                        "--out",
                        run.toString(),
                        "--tag",
                        "one",
                        "--tag",
                        "two",
                        "--tensorboard",
                        folder.resolve("logs").toString()));
        assertEquals(List.of("one", "two"), Json.load(run.resolve("run.json")).get("tags"));
        assertEquals(2 * 21, lines("steps.jsonl"));
        assertEquals(2, lines("weights.jsonl"));
        assertEquals(3, lines("confusion.jsonl"));
        assertTrue(lines("system.jsonl") >= 1);
        assertEquals(7, ((List<?>) Json.load(run.resolve("graph.json")).get("nodes")).size());
        for (Object section : (List<?>) Json.load(run.resolve("pictures.json")).get("sections"))
            for (Object picture : (List<?>) ((Map<?, ?>) section).get("pictures"))
                assertTrue(Files.size(run.resolve("pictures")
                                .resolve(((Map<?, ?>) picture).get("file").toString()))
                        > 60);
        try (Stream<Path> files = Files.list(folder.resolve("logs/run"))) {
            String events = Files.readString(files.findFirst().orElseThrow(), StandardCharsets.ISO_8859_1);
            for (String part : List.of(
                    "train/loss",
                    "test/accuracy",
                    "weights/1/weight",
                    "Samples/01",
                    "_hparams_/experiment",
                    "pr_curves",
                    "Linear(64")) assertTrue(events.contains(part), part);
        }
    }

    @Test
    void aTrainingOnATableLeavesNoPictures() {
        assertEquals(
                0,
                cairn(
                        "train",
                        "--dataset",
                        "iris",
                        "--epochs",
                        "1",
                        "--out",
                        folder.resolve("run").toString()));
        assertTrue(Files.exists(folder.resolve("run/graph.json")));
        assertTrue(Files.notExists(folder.resolve("run/pictures.json")));
    }

    @Test
    void theBoardNeedsAFolder() {
        assertEquals(2, cairn("board", folder.resolve("none").toString()));
        assertEquals(2, cairn("board", folder.toString(), "--port", "70000"));
    }
}
