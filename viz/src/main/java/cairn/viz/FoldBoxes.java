package cairn.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BoxChart;

/// How a score scatters over the folds of a cross-validation, one box per contender: the median, the middle half, and what lies outside.
public final class FoldBoxes {
    private FoldBoxes() {}

    /// The boxes of some contenders.
    ///
    /// @param score what the vertical axis shows, such as `test error`
    /// @param folds the score of every fold, by contender, in the map's order
    /// @throws IllegalArgumentException if there is no contender, or one without a finite score
    public static Picture of(String score, Map<String, List<Double>> folds) {
        return of(score, "folds", folds);
    }

    /// The boxes of some contenders over something else than folds, such as runs with different seeds.
    ///
    /// @param over what the scores of one contender belong to
    /// @throws IllegalArgumentException if there is no contender, or one without a finite score
    public static Picture of(String score, String over, Map<String, List<Double>> folds) {
        if (folds.isEmpty()) throw new IllegalArgumentException("FoldBoxes: needs at least one contender.");
        int width = Math.max(Charts.WIDTH, 90 * folds.size() + 100);
        BoxChart chart = Charts.boxes(width, Charts.HEIGHT, LearningCurves.capital(score) + " over " + over, "", score);
        List<String> names = Charts.distinct(new ArrayList<>(folds.keySet()));
        int i = 0;
        for (Map.Entry<String, List<Double>> e : folds.entrySet()) {
            List<Double> finite = e.getValue().stream().filter(Double::isFinite).toList();
            if (finite.isEmpty())
                throw new IllegalArgumentException("FoldBoxes: " + e.getKey() + " has no finite score.");
            chart.addSeries(names.get(i++), finite);
        }
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setBoxWidthFraction(0.4);
        return Charts.picture(chart);
    }
}
