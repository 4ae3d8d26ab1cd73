package cairn.train;

import cairn.io.AtomicFile;
import cairn.io.Json;
import cairn.io.JsonException;
import cairn.nn.ModelGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The folder of one training: `run.json` (everything needed to repeat it), `metrics.jsonl` (one line per epoch), `result.json` (what came
/// out), `model.safetensors`, `checkpoints/`. What [RunLog] writes beside them is for looking at only.
///
/// Whole files appear under their names only when complete. A line of `metrics.jsonl` that a crash cut off is passed over when it is
/// read.
public final class RunFolder {
    /// The loss, batch by batch.
    public static final String STEPS = "steps.jsonl";

    /// The load of the machine.
    public static final String SYSTEM = "system.jsonl";

    /// Histograms of the parameters, epoch by epoch.
    public static final String WEIGHTS = "weights.jsonl";

    /// Confusion matrices, epoch by epoch, and that of the test part.
    public static final String CONFUSION = "confusion.jsonl";

    /// How data flows through the network.
    public static final String GRAPH = "graph.json";

    /// The pictures in the folder `pictures`, with what is to be said about them.
    public static final String PICTURES = "pictures.json";

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /// The run in `folder`, which is made if it is missing.
    public static RunFolder create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The run folder " + folder + " could not be made: " + e.getMessage(), e);
        }
        return new RunFolder(folder);
    }

    /// A run in a fresh folder `name-1`, `name-2`, … within `parent`: the first that is free, also while other processes look for one.
    public static RunFolder createNext(Path parent, String name) {
        create(parent);
        for (int i = 1; ; i++) {
            Path folder = parent.resolve(name + "-" + i);
            try {
                return new RunFolder(Files.createDirectory(folder));
            } catch (FileAlreadyExistsException taken) {
                // the next number
            } catch (IOException e) {
                throw new UncheckedIOException("The run folder " + folder + " could not be made: " + e.getMessage(), e);
            }
        }
    }

    /// The run in an existing folder.
    ///
    /// @throws IllegalArgumentException if there is none
    public static RunFolder open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("run.json")))
            throw new IllegalArgumentException(folder + " is not the folder of a run: it has no run.json.");
        return new RunFolder(folder);
    }

    /// The folder itself.
    public Path path() {
        return folder;
    }

    /// Claims the folder for one training, so that no other writes to it at the same time.
    ///
    /// @throws IllegalStateException if another holds it, in this process or in one that is still running
    public RunClaim claim() {
        return RunClaim.of(folder);
    }

    /// Where the trained model lies.
    public Path model() {
        return folder.resolve("model.safetensors");
    }

    /// Where the checkpoints lie.
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /// Whether the training got as far as saving itself.
    public boolean hasCheckpoint() {
        return Files.isDirectory(checkpoints()) && CheckpointFolder.hasAny(checkpoints());
    }

    /// Whether the run has ended with a result.
    public boolean isFinished() {
        return Files.isRegularFile(folder.resolve("result.json"));
    }

    /// Writes how the run is made.
    public void writeRun(Map<String, ?> run) {
        write("run.json", run);
    }

    /// How the run was made.
    public Map<String, @Nullable Object> readRun() {
        return read("run.json");
    }

    /// Writes what the run brought.
    public void writeResult(Map<String, ?> result) {
        write("result.json", result);
    }

    /// What the run brought.
    ///
    /// @throws IllegalArgumentException if it has not finished
    public Map<String, @Nullable Object> readResult() {
        return read("result.json");
    }

    /// Writes how data flows through the network.
    public void writeGraph(ModelGraph graph) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (ModelGraph.Node n : graph.nodes()) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("path", n.path());
            m.put("kind", n.kind());
            m.put("label", n.label());
            m.put("output", Arrays.stream(n.output().dims()).boxed().toList());
            m.put("parameters", n.parameters());
            m.put("inputs", n.inputs());
            nodes.add(m);
        }
        write(GRAPH, Map.of("nodes", nodes));
    }

    private void write(String name, Map<String, ?> content) {
        Json.save(folder.resolve(name), content);
    }

    private Map<String, @Nullable Object> read(String name) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) return Json.load(file);
        throw new IllegalArgumentException(
                "The run " + folder + " has no " + name + (name.startsWith("result") ? "; has it finished?" : "."));
    }

    /// A listener that adds a line to `metrics.jsonl` after every epoch. A run that goes on from a checkpoint drops the lines of epochs it
    /// repeats.
    public Consumer<TrainingEvent> metricsLog() {
        return event -> {
            switch (event) {
                case TrainingEvent.Started s -> keepEpochsBefore(s.firstEpoch());
                case TrainingEvent.EpochDone e -> append(Json.write(Progress.toMap(e.result())));
                default -> {}
            }
        };
    }

    private Path metrics() {
        return folder.resolve("metrics.jsonl");
    }

    private void keepEpochsBefore(int epoch) {
        List<String> kept = new ArrayList<>();
        for (Map<String, Object> line : readMetrics())
            if (line.get("epoch") instanceof Number n && n.intValue() < epoch) kept.add(Json.write(line) + "\n");
        byte[] bytes = String.join("", kept).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(metrics(), out -> out.write(bytes));
    }

    private void append(String line) {
        try {
            Files.writeString(metrics(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(metrics() + " could not be written: " + e.getMessage(), e);
        }
    }

    /// The lines of `metrics.jsonl`, one object per epoch; a line that is not whole is left out.
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> readMetrics() {
        List<Map<String, Object>> lines = new ArrayList<>();
        if (!Files.exists(metrics())) return lines;
        try {
            for (String line : Files.readAllLines(metrics()))
                if (parsed(line) instanceof Map<?, ?> map) lines.add((Map<String, Object>) map);
        } catch (IOException e) {
            throw new UncheckedIOException(metrics() + " could not be read: " + e.getMessage(), e);
        }
        return lines;
    }

    private static @Nullable Object parsed(String line) {
        try {
            return Json.parse(line);
        } catch (JsonException e) {
            return null; // cut off by a crash
        }
    }
}
