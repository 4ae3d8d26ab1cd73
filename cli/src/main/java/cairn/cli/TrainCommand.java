package cairn.cli;

import cairn.io.Json;
import cairn.train.RunFolder;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
            "  cairn train --dataset mnist --model lenet5 --epochs 5",
            "  cairn train --dataset cifar10 --model resnet20 --augment crop,flip --schedule one-cycle",
            "  cairn train --dataset mnist --model autoencoder:128,32",
            "  cairn train --dataset houses.csv --target price --patience 10",
            "  cairn train --resume runs/digits-1 --epochs 40"
        })
final class TrainCommand implements Callable<Integer> {
    private static final Set<String> NOT_OF_THE_TRAINING = Set.of(
            "--out",
            "--resume",
            "--json",
            "--quiet",
            "--debug",
            "--tag",
            "--tensorboard",
            "--progress",
            "--no-report",
            "--data-dir");

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
                options(),
                silent ? new PrintWriter(PrintWriter.nullWriter()) : print,
                silent ? Optional.empty() : Terminal.here());
        Map<String, Object> result = training.run(resumed);
        if (json) print.println(Json.pretty(result));
        return 0;
    }

    /// Every option with the value it has, given or by default.
    private Map<String, Object> options() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            Object value = option.getValue();
            boolean unset = value == null
                    || value.equals(Double.NaN)
                    || value.equals(false)
                    || words(value).isEmpty();
            if (!unset && !NOT_OF_THE_TRAINING.contains(option.longestName()))
                values.put(
                        option.longestName().substring(2),
                        value instanceof Number || value instanceof Boolean ? value : words(value));
        }
        return values;
    }

    private static String words(Object value) {
        return value instanceof Object[] several
                ? String.join(", ", Arrays.stream(several).map(String::valueOf).toList())
                : value.toString();
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
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
