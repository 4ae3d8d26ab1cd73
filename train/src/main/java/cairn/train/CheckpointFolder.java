package cairn.train;

import cairn.io.FileException;
import cairn.io.Json;
import cairn.io.SafeTensors;
import cairn.io.TensorFile;
import cairn.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The checkpoints of one training: files named by their step, each whole in itself. A file appears under its name only when it is
/// complete and on disk.
final class CheckpointFolder {
    private static final String STATE = "cairn.checkpoint";

    private CheckpointFolder() {}

    /// One checkpoint's content.
    ///
    /// @param tensors every tensor by its name
    /// @param state the numbers beside them
    record Content(Map<String, Tensor> tensors, SavedValues state) {}

    /// Writes a checkpoint and removes all but the newest `keep`.
    static Path save(Checkpoints where, long step, Map<String, Tensor> tensors, Map<String, Object> state) {
        Path file = where.folder().resolve("step-%08d.safetensors".formatted(step));
        try {
            Files.createDirectories(where.folder());
            SafeTensors.write(file, tensors, Map.of(STATE, Json.write(state)));
            List<Path> all = newestFirst(where.folder());
            for (Path old : all.subList(Math.min(where.keep(), all.size()), all.size())) Files.deleteIfExists(old);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint " + file + " could not be written: " + e.getMessage(), e);
        }
        return file;
    }

    /// Reads a checkpoint, or the newest good one of a folder.
    ///
    /// @throws FileException if there is none
    static Content read(Path at) {
        if (!Files.exists(at)) throw new FileException("There is no checkpoint at " + at + ".");
        if (!Files.isDirectory(at)) return readFile(at);
        List<String> problems = new ArrayList<>();
        for (Path file : newestFirst(at)) {
            try {
                return readFile(file);
            } catch (FileException e) {
                problems.add(e.getMessage());
            }
        }
        throw new FileException(
                "There is no readable checkpoint in " + at + (problems.isEmpty() ? "." : ": " + problems.getFirst()));
    }

    /// Whether `folder` holds a checkpoint, good or not.
    static boolean hasAny(Path folder) {
        return !newestFirst(folder).isEmpty();
    }

    private static Content readFile(Path file) {
        TensorFile content = SafeTensors.read(file);
        String state = content.metadata().get(STATE);
        if (state == null) throw new FileException(file + " holds tensors, but is not a checkpoint of a training.");
        return new Content(content.tensors(), SavedValues.of(Json.parse(state)));
    }

    private static List<Path> newestFirst(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("step-\\d+\\.safetensors"))
                    .sorted(Comparator.comparingLong(CheckpointFolder::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " could not be read: " + e.getMessage(), e);
        }
    }

    private static long step(Path file) {
        return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
    }
}
