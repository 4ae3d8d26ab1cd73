package cairn.cli;

import cairn.train.RunFolder;
import cairn.viz.Curve;
import cairn.viz.LearningCurves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What `metrics.jsonl` of a run says, as curves.
///
/// @param epochs one line of the file each
record RunCurves(List<Map<String, Object>> epochs) {
    static RunCurves of(RunFolder run) {
        return new RunCurves(run.readMetrics());
    }

    /// The names of what can be drawn: `train_loss`, `lr`, …, and the validation scores.
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Map<String, Object> line : epochs) {
            line.forEach((key, value) -> {
                if (value instanceof Number && !key.equals("epoch")) names.add(key);
            });
            if (line.get("validation") instanceof Map<?, ?> scores)
                scores.keySet().forEach(k -> names.add(k.toString()));
        }
        return names;
    }

    /// The values called `name`, or null if there are none.
    @Nullable
    Curve curve(String label, String name) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (Map<String, Object> line : epochs) {
            if (!(line.get("epoch") instanceof Number epoch)) continue;
            x.add(epoch.doubleValue());
            y.add(value(line, name));
        }
        return y.stream().allMatch(v -> v.isNaN()) ? null : new Curve(label, x, y);
    }

    private static double value(Map<String, Object> line, String name) {
        Object v = line.get(name);
        if (v == null && line.get("validation") instanceof Map<?, ?> scores) v = scores.get(name);
        return v instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /// The middle value, which one slow epoch does not move; NaN if there is none.
    double median(String name) {
        double[] sorted = epochs.stream()
                .mapToDouble(line -> value(line, name))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /// What the newest epoch brought: the training loss, the validation loss and the score people ask for first, as far as they are there.
    Map<String, Double> latest() {
        Map<String, Double> latest = new LinkedHashMap<>();
        if (epochs.isEmpty()) return latest;
        Map<String, String> names = Map.of("train_loss", "training loss", "loss", "validation loss");
        for (String name : List.of("train_loss", "loss", headline())) {
            double v = value(epochs.getLast(), name);
            if (!Double.isNaN(v)) latest.put(names.getOrDefault(name, "validation " + name), v);
        }
        return latest;
    }

    /// The plots of a report: the loss, the score people ask for first, the learning rate if it changes.
    List<LearningCurves> all() {
        List<LearningCurves> all = new ArrayList<>();
        all.add(loss());
        String headline = headline();
        String quantity = headline.equals("r2") ? "R²" : headline;
        all.add(with(LearningCurves.of(quantity), "validation", headline));
        Curve lr = curve("learning rate", "lr");
        if (lr != null && lr.y().stream().distinct().count() > 1)
            all.add(LearningCurves.of("learning rate").add(lr));
        return all;
    }

    private String headline() {
        return names().contains("perplexity") ? "perplexity" : names().contains("accuracy") ? "accuracy" : "r2";
    }

    /// The training loss with the validation loss; logarithmic if it falls a hundredfold.
    LearningCurves loss() {
        LearningCurves loss = with(with(LearningCurves.of("loss"), "training", "train_loss"), "validation", "loss");
        double[] values = loss.curves().stream()
                .flatMap(c -> c.y().stream())
                .mapToDouble(v -> v)
                .filter(v -> v > 0 && Double.isFinite(v))
                .sorted()
                .toArray();
        return values.length > 0 && values[values.length - 1] > 100 * values[0] ? loss.logarithmic() : loss;
    }

    private LearningCurves with(LearningCurves curves, String label, String name) {
        Curve c = curve(label, name);
        return c == null ? curves : curves.add(c);
    }

    static String words(String name) {
        return name.equals("loss") ? "validation loss" : name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
