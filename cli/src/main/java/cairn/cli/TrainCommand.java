package cairn.cli;

import cairn.io.Json;
import cairn.train.RunFolder;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cairn train`
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Trains a network, judges it on the test part, and leaves everything in a run folder.",
        footer = {
            "",
            "Examples:",
            "  cairn train",
            "  cairn train --dataset iris --model mlp:16 --epochs 100 --folds 10",
            "  cairn train --dataset boston --model mlp:13,13 --activation sigmoid --optimizer sgd --lr 0.01 --epochs 50",
            "  cairn train --dataset fashion-mnist --download --model mlp:256,128,64 --batch-size 500 --epochs 10",
            "  cairn train --dataset houses.csv --target price --patience 10",
            "  cairn train --resume runs/digits-1 --epochs 40"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TrainSettings settings;

    @Option(names = "--out", paramLabel = "DIR", description = "The run folder. Default: the next free runs/DATASET-N.")
    private @Nullable Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Go on with the run in this folder from its newest checkpoint, with the options it was started with; options given here override them.")
    private @Nullable Path resume;

    @Option(names = "--json", description = "Print nothing but the content of result.json.")
    private boolean json;

    @Option(names = "--quiet", description = "Print neither progress nor report.")
    private boolean quiet;

    private boolean resumed; // this is the second, inner run of a --resume

    @Override
    public Integer call() {
        Path earlier = resume;
        if (earlier != null && !resumed) return goOn(earlier);
        boolean silent = json || quiet;
        PrintWriter print = spec.commandLine().getOut();
        settings.check();
        Supplier<RunFolder> place = earlier != null ? () -> RunFolder.open(earlier) : newRun();
        List<String> arguments = spec.commandLine().getParseResult().expandedArgs();
        var training = new Training(
                settings,
                place,
                arguments,
                silent ? new PrintWriter(PrintWriter.nullWriter()) : print,
                !silent && isTerminal());
        Map<String, Object> result = training.run(resumed);
        if (json) print.println(Json.pretty(result));
        return 0;
    }

    /// Runs this command again with the options the run was started with, then the ones given now.
    private Integer goOn(Path folder) {
        List<String> arguments = new ArrayList<>();
        if (RunFolder.open(folder).readRun().get("arguments") instanceof List<?> list)
            list.forEach(a -> arguments.add(a.toString()));
        arguments.addAll(spec.commandLine().getParseResult().expandedArgs());
        TrainCommand again = new TrainCommand();
        again.resumed = true;
        CommandLine line =
                new CommandLine(again).setOverwrittenOptionsAllowed(true).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(spec.commandLine().getOut()).setErr(spec.commandLine().getErr());
        line.setParameterExceptionHandler(spec.commandLine().getParameterExceptionHandler());
        line.setExecutionExceptionHandler(spec.commandLine().getExecutionExceptionHandler());
        return line.execute(arguments.toArray(String[]::new));
    }

    private Supplier<RunFolder> newRun() {
        Path chosen = out;
        if (chosen != null) {
            if (Files.exists(chosen.resolve("run.json")))
                throw new UsageException(chosen
                        + " holds a run already; choose another --out, or go on with it: cairn train --resume "
                        + chosen);
            return () -> RunFolder.create(chosen);
        }
        String name = Path.of(settings.dataset()).getFileName().toString().replaceAll("[^A-Za-z0-9-]+", "-");
        return () -> RunFolder.createNext(Path.of("runs"), name);
    }

    @SuppressWarnings("SystemConsoleNull") // it is null on JDK 25 when the input is redirected
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
