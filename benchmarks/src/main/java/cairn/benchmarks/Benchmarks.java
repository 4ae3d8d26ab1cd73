package cairn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The program behind `benchmarks/run`.
public final class Benchmarks {
    private static final String NOT_MEASURED = "This could not be measured:";

    private Benchmarks() {}

    /// Measures what `args` ask for; exits with 2 if they mean nothing, with 1 if results are wrong.
    public static void main(String[] args) throws IOException {
        Options options = options(args);
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        if (options.cpu()) System.setProperty("cairn.benchmarks.cpu", "true");
        Path root = Path.of(System.getProperty("cairn.benchmarks.root", "."));
        Path folder = Files.createDirectories(root.resolve("benchmarks/target"));
        try {
            if (options.quick()) QuickCheck.run(options, root, folder);
            else if (options.names().contains("kernels")) KernelBenchmark.run(options, options.filters());
            else if (!measure(options, root, folder)) System.exit(1);
        } catch (Disagreement e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Options options(String[] args) {
        try {
            return Options.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    /// Whether everything could be measured.
    private static boolean measure(Options options, Path root, Path folder) throws IOException {
        boolean failed = false;
        var scorecard = new Scorecard();
        boolean whole = options.names().isEmpty();
        var page = new Page(root.resolve("docs/benchmarks.md"));
        String machine = Machine.describe(options, folder);
        System.out.println(machine);
        for (Part part : parts(root, scorecard)) {
            if (!part.isAskedFor(options.names())) continue;
            String figures = figures(part, options, folder);
            failed |= figures.startsWith(NOT_MEASURED);
            System.out.println(figures);
            KnownLosses.add(scorecard.losses(), root);
            if (whole) page.put(part.name(), figures);
        }
        System.out.println(scorecard.table());
        if (whole) {
            page.put("setup", machine);
            page.put("bars", scorecard.table());
        }
        return !failed;
    }

    /// What a part has to tell, or why it has nothing: the others go on.
    private static String figures(Part part, Options options, Path folder) {
        try {
            return part.measure(options, folder);
        } catch (IllegalStateException | Disagreement e) {
            return NOT_MEASURED + "\n\n```text\n" + e.getMessage() + "\n```\n";
        }
    }

    private static List<Part> parts(Path root, Scorecard scorecard) {
        return List.of(
                new WorkloadPart("W1", Workloads.W1, false, scorecard),
                new WorkloadPart("W2", Workloads.W2, false, scorecard),
                new WorkloadPart("W3", Workloads.W3, false, scorecard),
                new WorkloadPart("W4", Workloads.W4, false, scorecard),
                new WorkloadPart("W5", Workloads.W5, false, scorecard),
                new WorkloadPart("W6", Workloads.W6, false, scorecard),
                new WorkloadPart("W7", Workloads.W7, false, scorecard),
                new WorkloadPart("W8", Workloads.W8, true, scorecard),
                new ColdStartPart(root, scorecard),
                new ScalingPart(scorecard),
                new GrowthPart(),
                new OperatorPart());
    }
}
