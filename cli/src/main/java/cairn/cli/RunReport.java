package cairn.cli;

import cairn.data.Batch;
import cairn.data.Dataset;
import cairn.data.transform.Normalize;
import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import cairn.nn.Layer;
import cairn.nn.Summary;
import cairn.tensor.Autograd;
import cairn.tensor.Shape;
import cairn.train.Evaluation;
import cairn.train.RunFolder;
import cairn.viz.Predictions;
import cairn.viz.Report;
import cairn.viz.Shown;
import cairn.viz.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// `report.html` of a run: what was done, what came out, and how to do it again.
final class RunReport {
    private static final int MOST_IMAGES = 24;
    private static final int MOST_ROWS = 12;
    private static final int MOST_COLUMNS = 16;

    private final RunFolder run;
    private final Map<String, @Nullable Object> made;
    private final Map<String, @Nullable Object> result;
    private final RunCurves curves;
    private final Report report;

    private RunReport(RunFolder run) {
        this.run = run;
        this.made = run.readRun();
        this.result = run.isFinished() ? run.readResult() : Map.of();
        this.curves = RunCurves.of(run);
        this.report = new Report(
                "Training on " + text(made.get("dataset")),
                text(made.get("command")) + ", " + when(text(made.get("started"))));
    }

    /// Where the report of a run lies.
    static Path file(RunFolder run) {
        return run.path().resolve("report.html");
    }

    /// Writes the report of a network that was trained and judged.
    ///
    /// @param test as it is before the model's preparation
    static void write(RunFolder run, Layer model, ModelCard card, Dataset test, Evaluation onTest) {
        RunReport r = new RunReport(run);
        r.key(onTest);
        r.configuration();
        r.data(card, test);
        r.model(model, card, test);
        r.learning();
        r.judgement(model, card, test, onTest);
        r.repeat();
        r.report.save(file(run));
    }

    /// Writes the report of a cross-validation.
    static void writeFolds(RunFolder run) {
        RunReport r = new RunReport(run);
        r.configuration();
        r.folds();
        r.repeat();
        r.report.save(file(run));
    }

    /// Writes what is known of a run that was stopped, or is still under way: no test part has been looked at.
    static void writeUnfinished(RunFolder run) {
        RunReport r = new RunReport(run);
        r.report.text(
                "Not finished",
                "This training was stopped, or is still under way. The scores are those of the validation part; nothing was tested yet. Go on with: cairn train --resume "
                        + run.path());
        r.keySoFar();
        r.configuration();
        r.dataSoFar();
        if (!r.curves.epochs().isEmpty()) {
            r.report.curves("Learning curves", r.curves.all());
            r.report.facts("Timing", r.pace());
        }
        r.repeat();
        r.report.save(file(run));
    }

    private void keySoFar() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("epochs so far", text(curves.epochs().size()));
        curves.latest().forEach((name, value) -> m.put(name.replace('_', ' '), number(value)));
        report.key(m);
    }

    private void dataSoFar() {
        Map<String, String> m = new LinkedHashMap<>();
        for (String key : List.of("dataset", "train_samples", "test_samples", "data_checksum"))
            m.put(key.replace('_', ' '), text(made.get(key)));
        report.facts("Data", m);
    }

    private Map<String, String> pace() {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("an epoch", String.format(Locale.ROOT, "%.3g s, evaluation included", curves.median("seconds")));
        m.put("training samples per second", count(Math.round(curves.median("samples_per_second"))));
        return m;
    }

    private void key(Evaluation e) {
        Map<String, String> m = new LinkedHashMap<>();
        e.confusion().ifPresent(c -> m.put("test accuracy", percent(c.accuracy())));
        e.regression().ifPresent(g -> {
            m.put("test R²", number(g.r2()));
            m.put("root of mean squared error", number(g.rmse()));
        });
        e.tokens().ifPresent(t -> m.put("test perplexity", number(t.perplexity())));
        m.put("test loss", number(e.loss()));
        m.put("parameters", text(result.get("parameters")));
        m.put("epochs", text(result.get("epochs")));
        m.put("training time", duration(result.get("seconds")));
        report.key(m);
    }

    private void configuration() {
        Map<String, String> m = new LinkedHashMap<>();
        if (made.get("options") instanceof Map<?, ?> options)
            options.forEach((name, value) -> m.put(text(name), text(value)));
        else m.put("command", text(made.get("command")));
        report.facts("Configuration", m);
    }

    private void data(ModelCard card, Dataset test) {
        Map<String, String> m = new LinkedHashMap<>();
        m.put("dataset", text(made.get("dataset")));
        m.put("task", task(card));
        m.put("one sample", Shape.of(card.shape()).toString());
        if (card.targetScaling() != null)
            m.put("target", words(card.targetScaling()) + "; the loss is of the target with mean 0 and deviation 1");
        m.put("training samples", text(made.get("train_samples")));
        m.put("test samples", text(made.get("test_samples")));
        m.put("checksum", text(made.get("data_checksum")));
        if (!test.info().notes().isEmpty())
            m.put("notes", String.join(" ", test.info().notes()));
        report.facts("Data", m);
        if (isImage(card)) report.images("Samples", "From the test part.", samples(card, test));
    }

    private static String words(Normalize s) {
        return "mean " + numbers(s.mean()) + ", deviation " + numbers(s.std());
    }

    private static String numbers(List<Float> values) {
        return String.join(
                " ",
                values.stream().map(v -> String.format(Locale.ROOT, "%.4g", v)).toList());
    }

    private static String task(ModelCard card) {
        if (card.reconstructs()) return "to repeat the sample";
        return switch (card.task()) {
            case CLASSIFICATION -> card.classNames().size() + " classes";
            case REGRESSION -> "a number to predict";
            case TOKENS -> "the next token of a text";
        };
    }

    static boolean isImage(ModelCard card) {
        int[] s = card.shape();
        return s.length == 3 && (s[0] == 1 || s[0] == 3) && !card.classNames().isEmpty();
    }

    /// The first samples of every class, evenly.
    static List<Shown> samples(ModelCard card, Dataset test) {
        int classes = card.classNames().size();
        int perClass = Math.max(1, Math.min(2, MOST_IMAGES / classes));
        int[] taken = new int[classes];
        List<Shown> shown = new ArrayList<>();
        long[] labels = test.labels();
        int[] first = IntStream.range(0, labels.length)
                .filter(i -> taken[Math.toIntExact(labels[i])]++ < perClass)
                .boxed()
                .sorted(Comparator.comparingLong(i -> labels[i]))
                .limit(MOST_IMAGES)
                .mapToInt(i -> i)
                .toArray();
        for (int i : first)
            shown.add(new Shown(test.get(i).x(), card.classNames().get(Math.toIntExact(labels[i])), ""));
        return shown;
    }

    private void model(Layer model, ModelCard card, Dataset test) {
        Summary summary = model.summary(card.preparation().apply(test.get(0).x().unsqueeze(0)));
        List<List<String>> rows = new ArrayList<>();
        for (Summary.Row r : summary.rows())
            rows.add(List.of(
                    (r.path() + " " + r.layer()).strip(),
                    r.output().toString(),
                    count(r.parameters()),
                    count(r.multiplyAdds())));
        String caption = String.format(
                Locale.ROOT,
                "%,d parameters, %,d multiply-adds for one sample.",
                summary.parameters(),
                summary.multiplyAdds());
        report.table(
                "Model",
                new Table(
                        caption, List.of("layer", "output", "parameters", "multiply-adds"), rows, Table.Kind.NUMBERS));
    }

    private void learning() {
        report.curves("Learning curves", curves.all());
        Map<String, String> m = new LinkedHashMap<>();
        m.put("in all", duration(result.get("seconds")));
        m.putAll(pace());
        m.put("ended", text(result.get("stopped")));
        m.put("weights kept", "those of epoch " + text(result.get("best_epoch")));
        report.facts("Timing", m);
    }

    // ---- how good it is

    private void judgement(Layer model, ModelCard card, Dataset test, Evaluation e) {
        model.eval();
        Map<String, String> scores = new LinkedHashMap<>();
        e.scores().forEach((name, v) -> scores.put(name.replace('_', ' '), number(v)));
        report.facts("Test: " + e.samples() + " samples", scores);
        e.confusion().ifPresent(m -> classes(m, model, card, test));
        if (card.reconstructs()) repeated(model, card, test);
        else if (e.regression().isPresent()) errors(model, card, test);
    }

    private void repeated(Layer model, ModelCard card, Dataset test) {
        List<Shown> pictures = Repeated.pictures(model, card, test);
        String note = "Samples of the test part, each before what the network makes of it.";
        if (!pictures.isEmpty()) report.images("Reconstructions", note, pictures);
    }

    private void classes(ConfusionMatrix m, Layer model, ModelCard card, Dataset test) {
        report.scores("Scores by class", ClassificationReport.of(m)).confusion("Confusion matrix", m);
        List<Predictions.Prediction> mistakes = Predictions.of(model, card.outputs(), test.map(card.preparation()))
                .worstMistakes();
        if (mistakes.isEmpty()) report.text("Worst mistakes", "There are none.");
        else if (isImage(card)) report.images("Worst mistakes", note(mistakes), shown(mistakes, card, test));
        else report.table("Worst mistakes", rows(mistakes, card, test));
    }

    private static String note(List<Predictions.Prediction> mistakes) {
        return "%d mistakes; those the network was surest of come first.".formatted(mistakes.size());
    }

    static List<Shown> shown(List<Predictions.Prediction> mistakes, ModelCard card, Dataset test) {
        return mistakes.stream()
                .limit(MOST_IMAGES)
                .map(p -> new Shown(
                        test.get(p.index()).x(),
                        card.classNames().get(p.predicted()) + " " + percent(p.probability()),
                        card.classNames().get(p.label())))
                .toList();
    }

    private static Table rows(List<Predictions.Prediction> mistakes, ModelCard card, Dataset test) {
        List<String> header = new ArrayList<>(List.of("is", "was called", "probability"));
        header.addAll(features(card));
        List<List<String>> rows = new ArrayList<>();
        for (Predictions.Prediction p : mistakes.subList(0, Math.min(MOST_ROWS, mistakes.size()))) {
            List<String> row = new ArrayList<>(List.of(
                    card.classNames().get(p.label()), card.classNames().get(p.predicted()), percent(p.probability())));
            row.addAll(values(test, p.index(), header.size() - 3));
            rows.add(row);
        }
        return new Table(note(mistakes), header, rows, Table.Kind.NUMBERS);
    }

    private void errors(Layer model, ModelCard card, Dataset test) {
        Batch all = test.map(card.preparation()).all();
        float[] said = Autograd.noGrad(() -> card.objective().values(model.forward(all.x())))
                .toFloatArray();
        float[] truth = all.y().toFloatArray();
        if (said.length != test.size()) return; // several numbers a sample have no single error
        List<Integer> order = IntStream.range(0, said.length)
                .boxed()
                .sorted((a, b) -> Float.compare(Math.abs(said[b] - truth[b]), Math.abs(said[a] - truth[a])))
                .limit(MOST_ROWS)
                .toList();
        List<String> header = new ArrayList<>(List.of("is", "was predicted", "error"));
        header.addAll(features(card));
        List<List<String>> rows = new ArrayList<>();
        for (int i : order) {
            List<String> row = new ArrayList<>(List.of(number(truth[i]), number(said[i]), number(said[i] - truth[i])));
            row.addAll(values(test, i, header.size() - 3));
            rows.add(row);
        }
        report.table("Worst mistakes", new Table("The largest errors come first.", header, rows, Table.Kind.NUMBERS));
    }

    private static List<String> features(ModelCard card) {
        return card.featureNames().stream().limit(MOST_COLUMNS).toList();
    }

    private static List<String> values(Dataset test, int index, int count) {
        float[] x = test.get(index).x().toFloatArray();
        return IntStream.range(0, count).mapToObj(i -> number(x[i])).toList();
    }

    private void folds() {
        List<List<String>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("fold"));
        if (result.get("folds") instanceof List<?> folds)
            for (Object fold : folds)
                if (fold instanceof Map<?, ?> scores) {
                    if (rows.isEmpty()) scores.keySet().forEach(k -> names.add(text(k).replace('_', ' ')));
                    List<String> row = new ArrayList<>(List.of(Integer.toString(rows.size() + 1)));
                    scores.values().forEach(v -> row.add(score(v)));
                    rows.add(row);
                }
        if (result.get("scores") instanceof Map<?, ?> scores) {
            summary("mean", "mean", scores, rows);
            summary("standard deviation", "std", scores, rows);
        }
        report.table("Scores of every fold", new Table("On the part held out.", names, rows, Table.Kind.NUMBERS));
    }

    private static void summary(String name, String key, Map<?, ?> scores, List<List<String>> rows) {
        List<String> row = new ArrayList<>(List.of(name));
        scores.values().forEach(v -> row.add(v instanceof Map<?, ?> m ? score(m.get(key)) : ""));
        rows.add(row);
    }

    private void repeat() {
        report.lines(
                "Again",
                made.get("command") + "\n" + "cairn evaluate " + run.path() + "\n" + "cairn report " + run.path());
        Map<String, String> m = new LinkedHashMap<>();
        for (String key : List.of("seed", "data_checksum", "cairn", "java", "os", "processors", "started"))
            m.put(key.replace('_', ' '), when(text(made.get(key))));
        report.facts("Where and with what", m);
    }

    // ---- words

    private static String text(@Nullable Object value) {
        if (value == null) return "–";
        if (value instanceof Double d) return d == Math.rint(d) ? number(d) : d.toString();
        if (value instanceof Number n) return count(n.longValue());
        return value.toString();
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, Math.abs(v) >= 1000 || v == Math.rint(v) ? "%.0f" : "%.4f", v);
    }

    private static String score(@Nullable Object value) {
        return value instanceof Number n ? number(n.doubleValue()) : text(value);
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /// `2026-11-22T06:39:28.24Z` → `2026-11-22 06:39 UTC`
    private static String when(String instant) {
        return instant.replaceFirst("T(\\d\\d:\\d\\d).*Z$", " $1 UTC");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String duration(@Nullable Object seconds) {
        if (!(seconds instanceof Number n)) return "–";
        double s = n.doubleValue();
        return s < 120
                ? String.format(Locale.ROOT, "%.1f s", s)
                : String.format(Locale.ROOT, "%d min %d s", (long) s / 60, (long) s % 60);
    }
}
