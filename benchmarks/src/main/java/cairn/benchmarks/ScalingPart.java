package cairn.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// What a second thread brings.
record ScalingPart(Scorecard scorecard) implements Part {
    private static final double BAR = 1.8;
    private static final double SHARE = 0.7; // of the time other workloads get

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String measure(Options options, Path folder) {
        var text = new StringBuilder("| | Cairn, 1 thread | 2 threads | speed-up | PyTorch's speed-up |\n");
        text.append("|---|--:|--:|--:|--:|\n");
        for (Workload w : List.of(Workloads.W2.getLast(), Workloads.W4.getFirst(), Workloads.W5.getFirst())) {
            text.append(row(w, options, folder));
        }
        return text.toString();
    }

    private String row(Workload w, Options options, Path folder) {
        var two = new Entrant(Side.CAIRN_PLANNED, 2);
        var one = new Entrant(Side.CAIRN_PLANNED, 1);
        var theirTwo = new Entrant(Side.PYTORCH, 2);
        var theirOne = new Entrant(Side.PYTORCH, 1);
        try (var contest = new Contest(List.of(two, one, theirTwo, theirOne), folder)) {
            Outcome times = contest.measure(w, options.seconds() * SHARE);
            double ours = times.of(one).ratioTo(times.of(two));
            scorecard.add(new Score(w.name() + " on 2 threads", "1 thread", BAR, ours));
            return "| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            w.name(),
                            Tables.time(times.of(one).median()),
                            Tables.time(times.of(two).median()),
                            Tables.ratio(ours),
                            Tables.ratio(times.of(theirOne).ratioTo(times.of(theirTwo))));
        }
    }
}
