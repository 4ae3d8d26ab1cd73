package cairn.cli;

import cairn.train.RunFolder;
import cairn.viz.Curve;
import cairn.viz.LearningCurves;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn plot`
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        description = "Draws the learning curves of runs into one picture.",
        footer = {
            "",
            "Examples:",
            "  cairn plot runs/digits-1",
            "  cairn plot runs/digits-1 runs/digits-2 --metric accuracy --out accuracy.svg"
        })
final class PlotCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders of runs.")
    private List<Path> folders;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "What to draw: train_loss, loss (of the validation part), accuracy, lr, …. Default: the training and validation loss of one run, the validation loss of several.")
    private @Nullable String metric;

    @Option(
            names = "--smoothing",
            paramLabel = "S",
            defaultValue = "0",
            description = "How much each value keeps of those before it, in [0, 1). Default: ${DEFAULT-VALUE}.")
    private double smoothing;

    @Option(names = "--log", description = "Divide the vertical axis logarithmically.")
    private boolean log;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "curves.png",
            description = "A .png or .svg file. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Override
    public Integer call() {
        if (!(smoothing >= 0 && smoothing < 1))
            throw new UsageException("--smoothing must be in [0, 1), got " + smoothing + ".");
        LearningCurves curves = folders.size() == 1 && metric == null
                ? RunCurves.of(RunFolder.open(folders.getFirst())).loss()
                : compared(metric == null ? "loss" : metric);
        curves = curves.smoothing(smoothing);
        if (curves.curves().isEmpty()) throw new UsageException("The run has no finished epoch to draw.");
        (log ? curves.logarithmic() : curves).picture().save(out);
        spec.commandLine().getOut().println(out);
        return 0;
    }

    private LearningCurves compared(String name) {
        LearningCurves all = LearningCurves.of(RunCurves.words(name));
        for (Path folder : folders) {
            RunCurves run = RunCurves.of(RunFolder.open(folder));
            Curve curve = run.curve(folder.toString(), name);
            if (curve == null)
                throw new UsageException("%s has no %s; it has %s."
                        .formatted(folder, name, String.join(", ", new TreeSet<>(run.names()))));
            all = all.add(curve);
        }
        return all;
    }
}
