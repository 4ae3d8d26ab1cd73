package cairn.cli;

import cairn.data.DataException;
import cairn.io.FileException;
import cairn.tensor.text.Nearest;
import cairn.train.TrainingDivergedException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The `cairn` command. Exit codes: 0 done, 1 failed, 2 asked for the impossible.
@Command(
        name = "cairn",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Trains, judges and uses neural networks, in plain Java.",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            GenerateCommand.class,
            BoardCommand.class,
            PlotCommand.class,
            ReportCommand.class,
            ExperimentCommand.class,
            SummaryCommand.class,
            DataCommand.class,
            DoctorCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with:",
            "  cairn train                      a network learns to read handwritten digits",
            "  cairn train --help               everything that can be changed",
            "  source <(cairn generate-completion)   completion for bash and zsh"
        })
public final class Main implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /// Runs the command and returns its exit code.
    static int run(String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOverwrittenOptionsAllowed(true); // a resumed run repeats its options before new ones
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(Main::badUsage);
        line.setExecutionExceptionHandler(main::failed);
        int code = execute(line, args);
        if (!line.getOut().checkError()) return code;
        line.getErr().println("cairn: the output could not be written completely.");
        return 1;
    }

    private static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            line.getErr()
                    .printf(
                            "cairn: %d MB of memory are not enough; take smaller batches or a smaller network, or give Java more: CAIRN_JAVA_OPTS=-Xmx8g%n",
                            Runtime.getRuntime().maxMemory() >> 20);
            return 1;
        }
    }

    private static int badUsage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("cairn: " + firstLine(e.getMessage()));
        if (!suggests(e, line))
            line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        return 2;
    }

    /// Prints what was probably meant by an unknown option or command; false if nothing is close.
    private static boolean suggests(ParameterException e, CommandLine line) {
        if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) return false;
        String typed = unmatched.getUnmatched().getFirst();
        var spec = line.getCommandSpec();
        var meant = Nearest.nearest(
                typed.replaceFirst("=.*", ""),
                typed.startsWith("-")
                        ? spec.optionsMap().keySet()
                        : spec.subcommands().keySet());
        meant.ifPresent(name -> line.getErr()
                .println("Did you mean: " + (typed.startsWith("-") ? "" : spec.qualifiedName() + " ") + name));
        return meant.isPresent();
    }

    private int failed(Exception e, CommandLine line, ParseResult result) {
        line.getErr().println("cairn: " + message(e));
        if (debug) e.printStackTrace(line.getErr());
        else if (!isExpected(e)) line.getErr().println("Run it with --debug to see where this comes from.");
        return e instanceof UsageException || e instanceof IllegalArgumentException ? 2 : 1;
    }

    private static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static boolean isExpected(Exception e) {
        return e instanceof UsageException
                || e instanceof DataException
                || e instanceof FileException
                || e instanceof TrainingDivergedException
                || e instanceof UncheckedIOException
                || e instanceof IllegalArgumentException;
    }

    private static String firstLine(@Nullable String s) {
        return s == null ? "" : s.lines().findFirst().orElse("");
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
