package cairn.train;

import cairn.data.Dataset;
import cairn.data.Folds;
import cairn.data.Task;
import cairn.metrics.RunningVariance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Trains one network per fold and gathers how well each does on the part it has not seen.
///
/// @param folds the scores on the held-out part of every fold
public record CrossValidation(List<Evaluation> folds) {
    /// Copies the list.
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /// A mean over folds and how far the folds scatter.
    ///
    /// @param mean the mean
    /// @param std the sample standard deviation (n − 1)
    public record Score(double mean, double std) {
        /// `0.953 ± 0.011`
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f ± %.4f", mean, std);
        }
    }

    /// Calls `train` with each of `k` folds, stratified for classification; it trains a new network and returns its evaluation.
    ///
    /// @param k from 2 to the number of samples
    public static CrossValidation run(Dataset data, int k, long seed, Function<Folds.Fold, Evaluation> train) {
        boolean classes = data.info().task() == Task.CLASSIFICATION;
        List<Folds.Fold> folds = classes ? Folds.stratified(data, k, seed) : Folds.random(data, k, seed);
        List<Evaluation> evaluations = new ArrayList<>();
        for (Folds.Fold fold : folds) evaluations.add(train.apply(fold));
        return new CrossValidation(evaluations);
    }

    /// Every score by its name.
    public Map<String, Score> scores() {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (String name : folds.getFirst().scores().keySet()) scores.put(name, score(name));
        return scores;
    }

    private Score score(String name) {
        RunningVariance v = new RunningVariance();
        for (Evaluation e : folds) v.add(e.scores().getOrDefault(name, Double.NaN));
        return new Score(v.mean(), Math.sqrt(v.sampleVariance()));
    }
}
