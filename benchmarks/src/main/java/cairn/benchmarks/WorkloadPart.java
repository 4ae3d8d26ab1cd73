package cairn.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// Some workloads of one kind, each measured on all of its sides.
///
/// @param name such as `W2`
/// @param workloads its cases
/// @param oneProcess whether a side measures all cases in one process, as befits small pieces of work
/// @param scorecard what hears of every outcome
record WorkloadPart(String name, List<Workload> workloads, boolean oneProcess, Scorecard scorecard) implements Part {
    @Override
    public boolean isAskedFor(List<String> names) {
        return Part.super.isAskedFor(names)
                || workloads.stream().map(Workload::name).anyMatch(names::contains);
    }

    @Override
    public String measure(Options options, Path folder) {
        var asked =
                workloads.stream().filter(w -> isAskedFor(w, options.names())).toList();
        var text = new StringBuilder();
        if (oneProcess) {
            try (var contest = contest(asked.getFirst(), options, folder)) {
                for (Workload w : asked) text.append(measure(contest, w, options));
            }
        } else {
            for (Workload w : asked) {
                try (var contest = contest(w, options, folder)) {
                    text.append(measure(contest, w, options));
                }
            }
        }
        return text.toString();
    }

    private boolean isAskedFor(Workload w, List<String> names) {
        return names.isEmpty() || names.contains(name) || names.contains(w.name());
    }

    private static Contest contest(Workload w, Options options, Path folder) {
        return Contest.of(w.sides(), w.threads().orElse(options.threads()), folder);
    }

    private String measure(Contest contest, Workload w, Options options) {
        Outcome outcome = contest.measure(w, oneProcess ? options.seconds() / 2 : options.seconds());
        scorecard.add(outcome);
        return Tables.of(outcome);
    }
}
