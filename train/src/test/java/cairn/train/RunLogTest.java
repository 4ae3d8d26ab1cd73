package cairn.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cairn.data.source.Iris;
import cairn.io.Json;
import cairn.metrics.ConfusionMatrix;
import cairn.nn.Linear;
import cairn.nn.loss.CrossEntropyLoss;
import cairn.optim.Adam;
import cairn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @TempDir
    Path folder;

    private RunLog log;

    @BeforeEach
    void begin() {
        log = new RunLog(RunFolder.create(folder), new Linear(3, 2));
    }

    private List<Map<String, Object>> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name)).stream()
                .map(Json::parseObject)
                .toList();
    }

    private static TrainingEvent batch(long step, double loss) {
        return new TrainingEvent.BatchDone(1, (int) step, step, loss, loss, 0.1, 32);
    }

    private static TrainingEvent epoch(int epoch) {
        return new TrainingEvent.EpochDone(new EpochResult(epoch, epoch, 1, null, 0.1, 1, 100), false);
    }

    @Test
    void writesALineForEveryBatchOfAShortTraining() throws IOException {
        for (int i = 1; i <= 5; i++) log.accept(batch(i, 1.0 / i));
        log.accept(epoch(1));
        List<Map<String, Object>> lines = lines("steps.jsonl");
        assertEquals(5, lines.size());
        assertEquals(3L, lines.get(2).get("step"));
        assertEquals(0.5, lines.get(1).get("loss"));
    }

    @Test
    void aMillionBatchesStayASmallFileWhoseLossesAreMeans() throws IOException {
        for (int i = 1; i <= 1_000_000; i++) log.accept(batch(i, i));
        log.accept(epoch(1));
        List<Map<String, Object>> lines = lines("steps.jsonl");
        assertTrue(lines.size() > 10_000 && lines.size() < 20_000, () -> "lines: " + lines.size());
        assertEquals(2002L, lines.get(2000).get("step"));
        assertEquals(2001.5, lines.get(2000).get("loss"));
    }

    @Test
    void keepsHistogramsOfFiftyEpochsEvenlyAndOfTheLast() throws IOException {
        log.accept(new TrainingEvent.Started(420, 1, 10, 100));
        for (int e = 1; e <= 420; e++) log.accept(epoch(e));
        List<Map<String, Object>> lines = lines("weights.jsonl");
        assertTrue(lines.size() <= 50, () -> "lines: " + lines.size());
        assertEquals(1L, lines.getFirst().get("epoch"));
        assertEquals(420L, lines.getLast().get("epoch"));
        assertEquals(
                List.of("weight", "bias"),
                List.copyOf(((Map<?, ?>) lines.getFirst().get("parameters")).keySet()));
    }

    @Test
    void keepsTheConfusionOfValidationAndTest() throws IOException {
        ConfusionMatrix m = new ConfusionMatrix(List.of("cat", "dog"));
        m.update(new long[] {0, 1, 1}, new long[] {0, 1, 0});
        Evaluation e = new Evaluation(3, 0.5, Optional.of(m), Optional.empty(), Optional.empty());
        log.accept(new TrainingEvent.Evaluated(1, e));
        log.tested(e);
        List<Map<String, Object>> lines = lines("confusion.jsonl");
        assertEquals(List.of(List.of(1L, 1L), List.of(0L, 1L)), lines.getFirst().get("counts"));
        assertEquals("validation", lines.getFirst().get("part"));
        assertEquals("test", lines.get(1).get("part"));
        assertFalse(lines.get(1).containsKey("epoch"));
    }

    @Test
    void aFileThatCannotBeWrittenTakesNothingFromTheTraining() throws IOException {
        Files.createDirectory(folder.resolve("steps.jsonl"));
        log.accept(batch(1, 1));
        log.accept(epoch(1));
        log.accept(new TrainingEvent.Finished(new History(List.of(), 1, StopReason.COMPLETED, 1)));
        assertTrue(Files.exists(folder.resolve("weights.jsonl")));
        assertEquals(1, lines("system.jsonl").size());
    }

    @Test
    void aTrainingTellsOfEveryEvaluationBeforeItsEpochIsOver() {
        var events = new ArrayList<String>();
        var data = Iris.load();
        var model = new Linear(4, 3);
        new Trainer(
                        model,
                        Objective.classification(new CrossEntropyLoss()),
                        new Adam(model.parameters(), 0.01),
                        TrainOptions.defaults().batchSize(200))
                .listen(e -> events.add(e.getClass().getSimpleName()))
                .fit(data.train(), data.test(), 2);
        assertEquals(
                List.of(
                        "Started",
                        "BatchDone",
                        "Evaluated",
                        "EpochDone",
                        "BatchDone",
                        "Evaluated",
                        "EpochDone",
                        "Finished"),
                events);
    }

    @Test
    void aHistogramCountsEveryFiniteValueOnce() {
        Histogram h = Histogram.of(Tensor.of(new float[] {-1, 0, 0, 2, Float.NaN, Float.POSITIVE_INFINITY}, 6));
        assertEquals(-1, h.low());
        assertEquals(2, h.high());
        assertEquals(4, h.counts().stream().mapToLong(c -> c).sum());
        assertEquals(2, h.notFinite());
        assertEquals(List.of(1L, 2L), List.of(h.counts().getFirst(), h.counts().get(10)));
        assertArrayEquals(
                new long[] {3},
                Histogram.of(Tensor.of(new float[] {7, 7, 7}, 3)).counts().stream()
                        .mapToLong(c -> c)
                        .filter(c -> c > 0)
                        .toArray());
    }
}
