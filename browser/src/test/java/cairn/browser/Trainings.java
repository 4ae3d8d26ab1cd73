package cairn.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Trainings in processes of their own, as a user starts them.
final class Trainings {
    private Trainings() {}

    static Process start(Path run, String... options) throws IOException {
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
                "cairn.cli.Main",
                "train",
                "--threads",
                "1",
                "--out",
                run.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void finish(Process training) throws InterruptedException {
        assertEquals(0, training.waitFor(), "the training failed");
    }

    /// `count` finished runs of `epochs` epochs. The long file is on the disk only once.
    static void pretend(Path runs, int count, int epochs) throws IOException {
        StringBuilder metrics = new StringBuilder();
        for (int e = 1; e <= epochs; e++)
            metrics.append(String.format(
                    Locale.ROOT,
                    "{\"epoch\":%d,\"steps\":%d,\"train_loss\":%.5f,\"validation\":{\"loss\":%.5f,\"accuracy\":%.5f},\"lr\":0.001,\"seconds\":0.1,\"samples_per_second\":1000}%n",
                    e,
                    23 * e,
                    2.0 / e + 0.1 * Math.sin(e),
                    2.2 / e,
                    1 - 1.0 / e));
        Path shared = Files.writeString(
                runs.resolve("shared.jsonl"), metrics.toString().replace("\r", ""));
        for (int i = 1; i <= count; i++) {
            Path run = Files.createDirectories(runs.resolve("run-" + i));
            Files.createLink(run.resolve("metrics.jsonl"), shared);
            Files.writeString(
                    run.resolve("run.json"),
                    "{\"dataset\":\"digits\",\"started\":\"2026-01-%02dT00:00:00Z\",\"options\":{\"lr\":%s,\"optimizer\":\"%s\"}}"
                            .formatted(1 + i % 28, 1.0 / i, i % 2 == 0 ? "adam" : "sgd"));
            Files.writeString(
                    run.resolve("result.json"),
                    "{\"model\":\"mlp:16\",\"test\":{\"accuracy\":%s}}".formatted(1 - 1.0 / (i + 1)));
        }
    }
}
