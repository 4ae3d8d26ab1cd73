package cairn.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
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
