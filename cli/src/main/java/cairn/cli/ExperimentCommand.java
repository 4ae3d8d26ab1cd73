package cairn.cli;

import cairn.cli.experiment.Experiment;
import cairn.cli.experiment.Experiments;
import cairn.cli.experiment.Lab;
import cairn.data.source.DataFolder;
import cairn.tensor.text.Nearest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn experiment`
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Does an experiment of the sources again and prints their numbers beside ours.",
        footer = {
            "",
            "Examples:",
            "  cairn experiment list",
            "  cairn experiment disc-optimizers",
            "  cairn experiment cats --data-dir ~/data --out cats",
            "  cairn experiment all --quick"
        })
final class ExperimentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "list, all, or a name from the list.")
    private String name;

    @Option(names = "--quick", description = "A few seconds of it, to see that it works; the numbers mean nothing.")
    private boolean quick;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report and the pictures go. Default: experiments/NAME.")
    private @Nullable Path out;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where data files are looked for. Default: the folder in CAIRN_DATA, else the user's cache.")
    private @Nullable Path folder;

    @Option(names = "--download", description = "Download missing files of a known dataset.")
    private boolean download;

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        if (name.equals("list"))
            for (Experiment e : Experiments.all()) print.printf("%-20s  %s%n", e.name(), e.shows());
        else if (name.equals("all"))
            for (Experiment e : Experiments.all()) run(e, place("experiments").resolve(e.name()));
        else run(named(), place("experiments/" + name));
        return 0;
    }

    private Path place(String otherwise) {
        return out == null ? Path.of(otherwise) : out;
    }

    private Experiment named() {
        List<String> names = Experiments.all().stream().map(Experiment::name).toList();
        return Experiments.named(name)
                .orElseThrow(() -> new UsageException("There is no experiment %s%s; there are %s."
                        .formatted(name, Nearest.hint(name, names), String.join(", ", names))));
    }

    private void run(Experiment experiment, Path place) {
        DataFolder data = (folder == null ? DataFolder.standard() : DataFolder.at(folder)).download(download);
        boolean live = !quick && TrainCommand.isTerminal();
        Lab lab = new Lab(experiment, quick, live, data, spec.commandLine().getOut(), place);
        experiment.run(lab);
        lab.finish();
    }
}
