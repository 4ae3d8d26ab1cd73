package cairn.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a whole run has found: every bar with what was measured, and the results that quick runs are held against.
final class Scorecard {
    private final List<Score> scores = new ArrayList<>();
    private final Map<String, float[]> losses = new LinkedHashMap<>();

    void add(Outcome outcome) {
        scores.addAll(Score.of(outcome));
        if (outcome.workload().multiplyAdds() == 0)
            losses.put(outcome.workload().name(), outcome.losses());
    }

    void add(Score score) {
        scores.add(score);
    }

    /// All bars, one row each.
    String table() {
        var text = new StringBuilder("| | against | bar | measured | met |\n|---|---|--:|--:|---|\n");
        scores.forEach(score -> text.append(score.row()));
        return text.toString();
    }

    /// By workload, what the steps gave.
    Map<String, float[]> losses() {
        return losses;
    }
}
