package cairn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    private static TrainingEvent epoch(int n) {
        return new TrainingEvent.EpochDone(
                new EpochResult(n, n * 10, 0.5 / n, Map.of("loss", 0.6 / n), 0.1, 1, 100), false);
    }

    @Test
    void keepsALinePerEpochAndDropsThoseARestartRepeats() throws IOException {
        RunFolder run = RunFolder.create(folder);
        var log = run.metricsLog();
        log.accept(new TrainingEvent.Started(5, 1, 10, 100));
        for (int n = 1; n <= 3; n++) log.accept(epoch(n));
        Files.writeString(
                folder.resolve("metrics.jsonl"), "{\"epoch\":4,\"st", StandardOpenOption.APPEND); // cut off by a crash
        assertEquals(3, run.readMetrics().size());
        var again = run.metricsLog();
        again.accept(new TrainingEvent.Started(5, 3, 10, 100));
        again.accept(epoch(3));
        assertEquals(3, run.readMetrics().size());
        assertEquals(3L, run.readMetrics().getLast().get("epoch"));
    }

    @Test
    void belongsToOneTrainingAtATime() {
        RunFolder run = RunFolder.create(folder);
        try (RunClaim held = run.claim()) {
            String said = assertThrows(IllegalStateException.class, run::claim).getMessage();
            assertTrue(held != null && said.contains("Another training is writing to"), said);
        }
        run.claim().close();
    }

    @Test
    void passesOverALineThatWasCutOffBehindAnInnerObject() throws IOException {
        RunFolder run = RunFolder.create(folder);
        run.metricsLog().accept(epoch(1));
        Files.writeString(
                folder.resolve("metrics.jsonl"), "{\"epoch\":2,\"validation\":{\"loss\":1}", StandardOpenOption.APPEND);
        assertEquals(1, run.readMetrics().size());
    }

    @Test
    void givesEveryRunAFolderOfItsOwnEvenAtTheSameTime() {
        Set<Path> folders = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i ->
                        RunFolder.createNext(folder.resolve("runs"), "digits").path())
                .collect(Collectors.toSet());
        assertEquals(32, folders.size());
        assertTrue(Files.isDirectory(folder.resolve("runs/digits-32")));
    }

    @Test
    void saysThatAFolderHoldsNoRun() {
        assertThrows(IllegalArgumentException.class, () -> RunFolder.open(folder));
    }

    @Test
    void readsBackWhatItWrote() {
        RunFolder run = RunFolder.create(folder.resolve("a/b"));
        run.writeRun(Map.of("seed", 7L));
        assertEquals(7L, RunFolder.open(folder.resolve("a/b")).readRun().get("seed"));
    }
}
