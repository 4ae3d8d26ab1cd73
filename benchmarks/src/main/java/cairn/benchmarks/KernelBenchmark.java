package cairn.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Cairn's side of every single operation under JMH: a fresh process each, with errors, for work on kernels.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmark {
    private static final int ROUNDS = 5;

    /// Which operation, by the name of its workload.
    @Param("")
    public String operation = "";

    private Step step = () -> 0;

    /// Makes the inputs.
    @Setup
    public void open() {
        Workload workload = Workloads.named(operation);
        step = workload.on(workload.sides().getFirst(), workload.given());
    }

    /// The operation.
    @Benchmark
    public float run() {
        return step.run();
    }

    /// Runs all operations whose names contain one of `filters`; all if there are none.
    static void run(Options options, List<String> filters) {
        String[] names = Stream.of(Workloads.W8, Workloads.CONVOLUTIONS, Workloads.OPERATORS)
                .flatMap(List::stream)
                .map(Workload::name)
                .filter(name -> filters.isEmpty() || filters.stream().anyMatch(name::contains))
                .toArray(String[]::new);
        if (names.length == 0) throw new IllegalArgumentException("no operation is called like " + filters + ".");
        var time = TimeValue.milliseconds((long) (options.seconds() * 1000 / ROUNDS));
        var settings = new OptionsBuilder()
                .include(KernelBenchmark.class.getName())
                .param("operation", names)
                .forks(1)
                .warmupIterations(ROUNDS)
                .warmupTime(time)
                .measurementIterations(ROUNDS)
                .measurementTime(time)
                .jvmArgsAppend("-Dcairn.threads=" + options.threads())
                .build();
        try {
            new Runner(settings).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
