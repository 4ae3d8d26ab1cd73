package cairn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// W9: the command that trains on the embedded digits, from the start of its Java to its end.
///
/// @param root of the project
record ColdStartPart(Path root, Scorecard scorecard) implements Part {
    private static final int RUNS = 5;
    private static final double SECONDS = 3;

    @Override
    public String name() {
        return "W9";
    }

    @Override
    public String measure(Options options, Path folder) {
        run(folder); // builds, if need be
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) seconds[i] = run(folder);
        Arrays.sort(seconds);
        double median = seconds[RUNS / 2];
        scorecard.add(new Score("W9", Tables.number(SECONDS) + " s", 1, SECONDS / median));
        return """
                `./cairn train`, which trains on the embedded digits and judges the result, from a cold Java: %s s (the median of %d runs,
                the slowest %s s). The bar is %s s.
                """.formatted(Tables.number(median), RUNS, Tables.number(seconds[RUNS - 1]), Tables.number(SECONDS));
    }

    private double run(Path folder) {
        try {
            Path scratch = Files.createTempDirectory(folder, "train");
            long begun = System.nanoTime();
            int exit = new ProcessBuilder(root.resolve("cairn").toAbsolutePath().toString(), "train")
                    .directory(scratch.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("train.log").toFile())
                    .start()
                    .waitFor();
            if (exit != 0) throw new IllegalStateException("./cairn train ended with " + exit + ".");
            return (System.nanoTime() - begun) / 1e9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
