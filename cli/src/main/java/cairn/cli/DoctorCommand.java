package cairn.cli;

import cairn.data.source.DataFolder;
import cairn.io.Json;
import cairn.tensor.Backend;
import cairn.tensor.Tensor;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `cairn doctor`
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at the machine: Java, vector unit, threads, speed, and what is missing.",
        footer = {"", "Example:", "  cairn doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    private static final int SIZE = 512;
    private static final double SECONDS = 1.5;
    private static final long GIB = 1L << 30;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("cairn", Version.cairn());
        m.put("java", Version.java());
        m.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        m.put("processors", Runtime.getRuntime().availableProcessors());
        m.put("threads", Backend.threads());
        m.put("kernels", Backend.kernels());
        m.put("heap_gib", Math.round(10.0 * Runtime.getRuntime().maxMemory() / GIB) / 10.0);
        m.put("gflops", Math.round(gflops() * 10) / 10.0);
        m.put("data_folder", DataFolder.standard().root().toString());
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(Json.pretty(m));
        else m.forEach((key, value) -> out.printf("%-14s %s%n", key.replace('_', ' '), value));
        if (!vector && !json)
            out.println(
                    "\nThe vector kernels are off, so everything runs several times slower than it could.\nStart Java with --add-modules jdk.incubator.vector, or use the cairn script, which does.");
        return 0;
    }

    /// The rate of a float product of two square matrices, the best of several after warming up.
    private static double gflops() {
        Tensor a = Tensor.rand(SIZE, SIZE);
        Tensor b = Tensor.rand(SIZE, SIZE);
        double best = 0;
        long end = System.nanoTime() + (long) (SECONDS * 1e9);
        while (System.nanoTime() < end) {
            long from = System.nanoTime();
            a.matmul(b);
            best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / (System.nanoTime() - from));
        }
        return best;
    }
}
