package cairn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A bar, and how Cairn stands to it.
///
/// @param workload the name of the workload
/// @param against whom Cairn is compared with
/// @param bar how many times faster Cairn has to be
/// @param measured how many times faster it was
record Score(String workload, String against, double bar, double measured) {
    private static final List<Side> PYTORCHES = List.of(Side.PYTORCH, Side.PYTORCH_CHANNELS_LAST);

    /// The scores of a workload. PyTorch counts with its faster layout.
    static List<Score> of(Outcome outcome) {
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<Side, Double> bar : outcome.workload().bars().entrySet()) {
            Side side = bar.getKey();
            outcome.ratio(side == Side.PYTORCH ? PYTORCHES : List.of(side))
                    .ifPresent(measured ->
                            scores.add(new Score(outcome.workload().name(), side.title(), bar.getValue(), measured)));
        }
        return scores;
    }

    boolean isMet() {
        return measured >= bar;
    }

    /// For the list below a table.
    String sentence() {
        String verdict = isMet() ? "met" : "missed: " + Tables.number(100 * measured / bar) + " % of it";
        return "The bar is %s %s; measured %s, %s."
                .formatted(Tables.ratio(bar), against, Tables.ratio(measured), verdict);
    }

    /// For the table of all bars.
    String row() {
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(workload, against, Tables.ratio(bar), Tables.ratio(measured), isMet() ? "yes" : "no");
    }
}
