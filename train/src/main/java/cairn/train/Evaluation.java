package cairn.train;

import cairn.metrics.Average;
import cairn.metrics.ConfusionMatrix;
import cairn.metrics.RegressionScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How well a network does on a dataset.
///
/// @param samples how many samples were judged
/// @param loss the mean loss per sample
/// @param confusion which class was taken for which; empty for regression
/// @param regression the errors of predicted numbers; empty for classification
public record Evaluation(
        long samples, double loss, Optional<ConfusionMatrix> confusion, Optional<RegressionScores> regression) {

    /// Every score by its name, the loss first: `accuracy`, `macro_f1`, … or `mse`, `mae`, `r2`, ….
    public Map<String, Double> scores() {
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("loss", loss);
        confusion.ifPresent(m -> {
            scores.put("accuracy", m.accuracy());
            scores.put("balanced_accuracy", m.balancedAccuracy());
            scores.put("macro_precision", m.precision(Average.MACRO));
            scores.put("macro_recall", m.recall(Average.MACRO));
            scores.put("macro_f1", m.f1(Average.MACRO));
            scores.put("weighted_f1", m.f1(Average.WEIGHTED));
            scores.put("mcc", m.matthewsCorrelation());
        });
        regression.ifPresent(r -> {
            scores.put("mse", r.mse());
            scores.put("rmse", r.rmse());
            scores.put("mae", r.mae());
            scores.put("r2", r.r2());
        });
        return scores;
    }

    /// The share of samples whose class was predicted.
    ///
    /// @throws IllegalStateException for a regression
    public double accuracy() {
        return confusion
                .orElseThrow(
                        () -> new IllegalStateException(
                                "A regression has no accuracy; its errors are in regression(), and scores() names all there is."))
                .accuracy();
    }

    /// The score people ask for first: accuracy, or R² for regression.
    public double headline() {
        return confusion
                .map(ConfusionMatrix::accuracy)
                .orElseGet(() -> regression.orElseThrow().r2());
    }

    /// The name of [#headline]: `accuracy` or `r2`.
    public String headlineName() {
        return confusion.isPresent() ? "accuracy" : "r2";
    }
}
