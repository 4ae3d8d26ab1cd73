package cairn.cli.experiment;

import cairn.data.TrainTest;
import cairn.train.EpochResult;
import cairn.viz.Curve;
import cairn.viz.LearningCurves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/// Several recipes, each trained several times: with seed 1, 2, …, on the data of that seed.
///
/// @param trials the trainings of each recipe, by its name
public record Study(Map<String, List<Trial>> trials) {
    /// Trains them all.
    static Study run(Lab lab, Map<String, Recipe> recipes, int runs, LongFunction<TrainTest> data) {
        Map<String, List<Trial>> trials = new LinkedHashMap<>();
        recipes.forEach((name, recipe) -> {
            List<Trial> own = new ArrayList<>();
            for (long seed = 1; seed <= runs; seed++) {
                lab.progress("%s: run %d of %d".formatted(name, seed, runs));
                own.add(recipe.train(data.apply(seed), seed));
            }
            trials.put(name, own);
        });
        lab.progress("");
        return new Study(trials);
    }

    /// The trainings of one recipe.
    List<Trial> of(String name) {
        List<Trial> own = trials.get(name);
        if (own == null) throw new IllegalArgumentException("There is no recipe " + name + " in this study.");
        return own;
    }

    /// The first training of one recipe.
    Trial first(String name) {
        return of(name).getFirst();
    }

    /// A number of every training of one recipe.
    Spread spread(String name, ToDoubleFunction<Trial> number) {
        return Spread.of(of(name).stream().map(number::applyAsDouble).toList());
    }

    /// The same of every recipe.
    Map<String, List<Double>> values(ToDoubleFunction<Trial> number) {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        trials.keySet().forEach(name -> all.put(name, spread(name, number).values()));
        return all;
    }

    /// A number of every epoch, averaged over the runs: one curve per recipe.
    LearningCurves curves(String quantity, ToDoubleFunction<EpochResult> number) {
        LearningCurves curves = LearningCurves.of(quantity);
        for (Map.Entry<String, List<Trial>> e : trials.entrySet())
            curves = curves.add(mean(e.getKey(), e.getValue(), number));
        return curves;
    }

    private static Curve mean(String name, List<Trial> trials, ToDoubleFunction<EpochResult> number) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < trials.getFirst().history().epochs().size(); i++) {
            int epoch = i;
            double sum = trials.stream()
                    .mapToDouble(t -> number.applyAsDouble(t.history().epochs().get(epoch)))
                    .sum();
            if (Double.isNaN(sum)) continue; // the test part was not looked at
            x.add((double) trials.getFirst().history().epochs().get(epoch).epoch());
            y.add(sum / trials.size());
        }
        return new Curve(name, x, y);
    }
}
