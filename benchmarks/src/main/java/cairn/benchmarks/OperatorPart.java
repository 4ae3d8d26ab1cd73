package cairn.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// Single operations: what of a step is fast and what is not.
final class OperatorPart implements Part {
    private static final double SHARE = 0.1; // of the time other workloads get: there are many

    @Override
    public String name() {
        return "operators";
    }

    @Override
    public String measure(Options options, Path folder) {
        return "**Convolutions**\n\n" + table(Workloads.CONVOLUTIONS, options, folder) + "\n**Other operations**\n\n"
                + table(Workloads.OPERATORS, options, folder);
    }

    private static String table(List<Workload> operators, Options options, Path folder) {
        List<Side> sides = operators.getFirst().sides();
        var text = new StringBuilder("| ");
        for (Side side : sides) text.append("| ").append(side.title()).append(' ');
        text.append("| Cairn is faster by |\n|---")
                .append("|--:".repeat(sides.size() + 1))
                .append("|\n");
        try (var contest = Contest.of(sides, options.threads(), folder)) {
            for (Workload w : operators) text.append(row(contest.glance(w, options.seconds() * SHARE)));
        }
        return text.toString();
    }

    private static String row(Outcome outcome) {
        var row = new StringBuilder("| ").append(outcome.workload().about());
        for (var result : outcome.results()) {
            row.append(" | ").append(Tables.speed(result.samples().median(), outcome.workload()));
        }
        double ratio =
                outcome.ratio(List.of(Side.PYTORCH, Side.PYTORCH_CHANNELS_LAST)).orElse(0);
        return row.append(" | ").append(Tables.ratio(ratio)).append(" |\n").toString();
    }
}
