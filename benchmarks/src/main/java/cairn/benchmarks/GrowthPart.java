package cairn.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// How the cost of a step grows with the batch and with the width of a network.
final class GrowthPart implements Part {
    private static final double SHARE = 0.25; // of the time other workloads get: there are many points

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String measure(Options options, Path folder) {
        List<Side> sides = Workloads.BATCHES.getFirst().sides();
        try (var contest = Contest.of(sides, options.threads(), folder)) {
            return table("batches of a network 256 wide", Workloads.BATCHES, contest, options)
                    + table("widths of a network with batches of 64", Workloads.WIDTHS, contest, options);
        }
    }

    private static String table(String title, List<Workload> points, Contest contest, Options options) {
        var text = new StringBuilder("**Growing %s**%n%n".formatted(title));
        text.append("| | Cairn planned | PyTorch | Cairn is faster by |\n|---|--:|--:|--:|\n");
        for (Workload w : points) {
            Outcome outcome = contest.glance(w, options.seconds() * SHARE);
            Samples theirs = outcome.of(Side.PYTORCH);
            Samples ours = outcome.of(Side.CAIRN_PLANNED);
            text.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            w.about(),
                            Tables.time(ours.median()),
                            Tables.time(theirs.median()),
                            Tables.ratio(theirs.ratioTo(ours))));
        }
        return text.append('\n').toString();
    }
}
