package cairn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.source.Digits;
import cairn.nn.Dropout;
import cairn.nn.Flatten;
import cairn.nn.Layer;
import cairn.nn.Linear;
import cairn.nn.ReLU;
import cairn.nn.Sequential;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.optim.schedule.CosineAnnealingLR;
import cairn.tensor.Rng;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A training that is cut off and taken up again ends with the same bits as one that was not.
class ResumeTest {
    private static final int EPOCHS = 3;

    @TempDir
    Path folder;

    /// The training under test: dropout draws random numbers, the schedule and Adam keep state.
    static float[] train(Path checkpoints, boolean resume, java.util.function.Consumer<TrainingEvent> listener) {
        Layer model = Rng.with(
                Rng.of(3),
                () -> new Sequential(
                        new Flatten(), new Linear(64, 32), new ReLU(), new Dropout(0.2f), new Linear(32, 10)));
        var optimizer = new Adam(model.parameters(), 1e-3);
        var options = TrainOptions.defaults()
                .batchSize(50)
                .seed(5)
                .emaDecay(0.9)
                .checkpoints(Checkpoints.in(checkpoints).everySteps(7));
        var trainer = new Trainer(model, Objective.classification(new CrossEntropyLoss()), optimizer, options)
                .schedule(Scheduling.perStep(new CosineAnnealingLR(optimizer, 100)))
                .listen(listener);
        if (resume) trainer.resume(checkpoints);
        trainer.fit(Digits.load().train(), EPOCHS);
        return weights(model);
    }

    private static float[] weights(Layer model) {
        var all = model.parameters();
        float[] flat = new float[(int) model.parameterCount()];
        int at = 0;
        for (var p : all) {
            System.arraycopy(p.toFloatArray(), 0, flat, at, p.numel());
            at += p.numel();
        }
        return flat;
    }

    /// What the killed process runs: it tells each finished step and goes on until it is killed.
    public static final class Victim {
        public static void main(String[] args) {
            train(Path.of(args[0]), false, event -> {
                if (event instanceof TrainingEvent.BatchDone b) {
                    System.out.println(b.step());
                    System.out.flush();
                }
            });
        }
    }

    @Test
    void endsWithTheSameBitsAfterItsProcessWasKilled() throws Exception {
        float[] whole = train(folder.resolve("whole"), false, e -> {});
        for (int step : new int[] {9, 40}) {
            Path killed = folder.resolve("killed-" + step);
            killAt(step, killed);
            assertTrue(countCheckpoints(killed) > 0, "a checkpoint was written before the kill");
            assertArrayEquals(whole, train(killed, true, e -> {}), "killed at step " + step);
        }
    }

    private void killAt(int step, Path checkpoints) throws IOException, InterruptedException {
        String path = Stream.of(System.getProperty("java.class.path"), System.getProperty("jdk.module.path"))
                .filter(p -> p != null && !p.isEmpty())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        path,
                        Victim.class.getName(),
                        checkpoints.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = p.inputReader()) {
            String line = out.readLine();
            while (line != null && Long.parseLong(line) < step) line = out.readLine();
            assertEquals(Integer.toString(step), line);
        } finally {
            p.destroyForcibly(); // SIGKILL
        }
        assertTrue(p.waitFor(10, TimeUnit.SECONDS));
        assertEquals(137, p.exitValue());
    }

    private static long countCheckpoints(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".safetensors")).count();
        }
    }

    @Test
    void stopsBetweenStepsWhenAskedAndGoesOnFromThere() {
        float[] whole = train(folder.resolve("whole"), false, e -> {});
        Path stopped = folder.resolve("stopped");
        Layer model = Rng.with(
                Rng.of(3),
                () -> new Sequential(
                        new Flatten(), new Linear(64, 32), new ReLU(), new Dropout(0.2f), new Linear(32, 10)));
        var optimizer = new Adam(model.parameters(), 1e-3);
        var options =
                TrainOptions.defaults().batchSize(50).seed(5).emaDecay(0.9).checkpoints(Checkpoints.in(stopped));
        var trainer = new Trainer(model, Objective.classification(new CrossEntropyLoss()), optimizer, options)
                .schedule(Scheduling.perStep(new CosineAnnealingLR(optimizer, 100)));
        trainer.listen(e -> {
            if (e instanceof TrainingEvent.BatchDone b && b.step() == 12) trainer.stop();
        });
        History history = trainer.fit(Digits.load().train(), EPOCHS);
        assertEquals(StopReason.INTERRUPTED, history.reason());
        assertArrayEquals(whole, train(stopped, true, e -> {}));
    }

    @Test
    void refusesACheckpointOfAnotherTraining() {
        train(folder, false, e -> {});
        Layer model = new Sequential(new Flatten(), new Linear(64, 10));
        var trainer = new Trainer(
                        model,
                        Objective.classification(new CrossEntropyLoss()),
                        new Adam(model.parameters(), 1e-3),
                        TrainOptions.defaults().batchSize(50).seed(6))
                .resume(folder);
        var e = assertThrows(
                IllegalArgumentException.class, () -> trainer.fit(Digits.load().train(), 4));
        assertTrue(e.getMessage().contains("seed 5"), e.getMessage());
    }

    @Test
    void skipsACheckpointThatWasCutOff() throws IOException {
        train(folder, false, e -> {});
        Path newest;
        try (var files = Files.list(folder)) {
            newest = files.max(java.util.Comparator.comparing(Path::toString)).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(newest);
        Files.write(newest, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        var content = CheckpointFolder.read(folder);
        assertTrue(content.state().object("progress").whole("steps") > 0);
    }
}
