package cairn.cli;

import cairn.train.TrainingEvent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

    @Option(
            names = "--progress",
            paramLabel = "KIND",
            description =
                    "What a terminal shows meanwhile: dashboard (curves, where there is room), bar, or plain lines. Default: dashboard. Files and pipes get plain lines.")
    private Kind progress = Kind.DASHBOARD;

    /// How a training shows that it goes on.
    enum Kind {
        DASHBOARD,
        BAR,
        PLAIN
    }

    /// The listener that shows the training.
    ///
    /// @param terminal where the output goes; empty if it is none
    /// @param headline the score shown beside the loss
    Consumer<TrainingEvent> progress(PrintWriter out, Optional<Terminal> terminal, String headline) {
        boolean live = terminal.isPresent() && progress != Kind.PLAIN;
        return live && progress == Kind.DASHBOARD && Dashboard.fits(terminal.get())
                ? new Dashboard(out, terminal.get(), headline)
                : new ProgressLine(out, live, headline);
    }

    List<String> tags() {
        return tags;
    }

    Optional<Path> tensorboard() {
        return Optional.ofNullable(tensorboard);
    }
}
