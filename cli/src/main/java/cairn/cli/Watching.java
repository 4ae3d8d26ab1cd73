package cairn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options about looking at a training.
final class Watching {
    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "A word by which \"cairn board\" finds the run; may be given several times.")
    private List<String> tags = List.of();

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write event files for TensorBoard into a folder of this run's name within DIR.")
    private @Nullable Path tensorboard;

    List<String> tags() {
        return tags;
    }

    Optional<Path> tensorboard() {
        return Optional.ofNullable(tensorboard);
    }
}
