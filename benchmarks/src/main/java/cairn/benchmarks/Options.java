package cairn.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// What the command line asks for.
///
/// @param names of workloads and other parts; empty for all
/// @param threads how many threads each side may use
/// @param seconds for how long each side of a workload is measured
/// @param cpu whether processor time of the calling thread is measured in place of time by the clock
/// @param quick whether only Cairn runs, and no time is taken
/// @param help whether to tell what can be asked for
record Options(List<String> names, int threads, double seconds, boolean cpu, boolean quick, boolean help) {
    private static final double SECONDS = 2;

    static final String USAGE = """
            benchmarks/run [NAME ...] [--threads N] [--seconds S] [--cpu | --quick]

              NAME         what to measure: W1 … W9, or one case such as W2-64; scaling, growth, operators.
                           All if there is none, and docs/benchmarks.md is written anew.
                           After the word kernels: single operations of Cairn, under JMH, whose names contain a NAME.
              --threads N  threads of each side; default: all processors
              --seconds S  for how long each side of a workload is measured; default 2
              --cpu        measure processor time of the calling thread, for a look at one thread of a busy machine
              --quick      only Cairn: results and allocation are checked, no time is taken, nothing is written
            """;

    /// The names but for the word `kernels`.
    List<String> filters() {
        return names.stream().filter(name -> !name.equals("kernels")).toList();
    }

    /// @throws IllegalArgumentException if the arguments mean nothing
    static Options of(String... args) {
        List<String> names = new ArrayList<>();
        var options = new Options(names, Runtime.getRuntime().availableProcessors(), SECONDS, false, false, false);
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--threads" -> options = options.threads((int) number(args, ++i, 1, 999));
                case "--seconds" -> options = options.seconds(number(args, ++i, 0.01, 3600));
                case "--cpu" -> options = options.with(true, options.quick, options.help);
                case "--quick" -> options = options.with(options.cpu, true, options.help);
                case "--help", "-h" -> options = options.with(options.cpu, options.quick, true);
                default -> names.add(args[i]);
            }
        }
        return options;
    }

    private Options threads(int to) {
        return new Options(names, to, seconds, cpu, quick, help);
    }

    private Options seconds(double to) {
        return new Options(names, threads, to, cpu, quick, help);
    }

    private Options with(boolean toCpu, boolean toQuick, boolean toHelp) {
        return new Options(names, threads, seconds, toCpu, toQuick, toHelp);
    }

    private static double number(String[] args, int at, double least, double most) {
        String what = args[at - 1] + " needs a number from " + least + " to " + most;
        if (at == args.length) throw new IllegalArgumentException(what + ".");
        try {
            double value = Double.parseDouble(args[at]);
            if (value >= least && value <= most) return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(what + ", not " + args[at] + ".", e);
        }
        throw new IllegalArgumentException(what + ", not " + args[at] + ".");
    }
}
