package cairn.train;

import cairn.metrics.Average;
import cairn.metrics.ConfusionMatrix;
import cairn.metrics.RegressionScores;
import cairn.metrics.TokenScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How well a network does on a dataset.
///
/// @param samples how many samples were judged
/// @param loss the mean loss per sample, or per token; of scaled targets where the objective scales them
/// @param confusion which class was taken for which; only for classification
/// @param regression the errors of predicted numbers, in the unit of the targets; only for regression
/// @param tokens how well tokens were foretold; only for sequences of tokens
public record Evaluation(
        long samples,
        double loss,
        Optional<ConfusionMatrix> confusion,
        Optional<RegressionScores> regression,
        Optional<TokenScores> tokens) {

    /// Every score by its name, the loss first: `accuracy`, `macro_f1`, …, or `mse`, `mae`, `r2`, …, or `perplexity`, `accuracy`.
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
        tokens.ifPresent(t -> {
            scores.put("perplexity", t.perplexity());
            scores.put("accuracy", t.accuracy());
        });
        return scores;
    }

    /// The share of samples whose class, or of tokens that, was predicted.
    ///
    /// @throws IllegalStateException for a regression
    public double accuracy() {
        if (tokens.isPresent()) return tokens.get().accuracy();
        return confusion
                .orElseThrow(
                        () -> new IllegalStateException(
                                "A regression has no accuracy; its errors are in regression(), and scores() names all there is."))
                .accuracy();
    }

    /// The score people ask for first: accuracy, R² for regression, the perplexity for tokens.
    public double headline() {
        return scores().getOrDefault(headlineName(), Double.NaN);
    }

    /// The name of [#headline]: `accuracy`, `r2` or `perplexity`.
    public String headlineName() {
        return tokens.isPresent() ? "perplexity" : confusion.isPresent() ? "accuracy" : "r2";
    }
}
