package cairn.cli;

import cairn.data.Batch;
import cairn.data.DataLoader;
import cairn.data.Dataset;
import cairn.io.AtomicFile;
import cairn.io.Json;
import cairn.nn.Layer;
import cairn.nn.ModelGraph;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.train.Evaluation;
import cairn.train.History;
import cairn.train.RunFolder;
import cairn.train.RunLog;
import cairn.train.Trainer;
import cairn.viz.Png;
import cairn.viz.Predictions;
import cairn.viz.Shown;
import cairn.viz.tensorboard.EventFile;
import cairn.viz.tensorboard.TensorBoardLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a training leaves to be looked at: the files that the board reads, and event files for TensorBoard.
final class Trail implements AutoCloseable {
    private static final int LONGEST_SIDE = 160; // of a picture; larger ones are thinned out
    private static final int MOST_CURVES = 20;
    private static final int BATCH = 256;

    private final RunFolder run;
    private final Layer model;
    private final ModelCard card;
    private final RunLog log;
    private final @Nullable EventFile events;
    private final Map<String, List<Shown>> pictures = new LinkedHashMap<>();

    private Trail(RunFolder run, Layer model, ModelCard card, @Nullable EventFile events) {
        this.run = run;
        this.model = model;
        this.card = card;
        this.log = new RunLog(run, model);
        this.events = events;
    }

    /// Begins with what is known before the training: the graph, and samples if they are pictures.
    ///
    /// @param samples as they are before the model's preparation
    /// @param options for TensorBoard's table of hyper-parameters
    static Trail begin(
            RunFolder run, Layer model, ModelCard card, Dataset samples, Optional<Path> logs, Map<String, ?> options) {
        EventFile events = logs.map(dir -> EventFile.in(dir.resolve(name(run)))).orElse(null);
        Trail trail = new Trail(run, model, card, events);
        trail.graph(card.preparation().apply(samples.get(0).x().unsqueeze(0)));
        if (events != null) {
            events.hyperparameters(options, List.of("test/loss", "test/" + headline(card)));
            events.text("run", 0, "    " + run.readRun().get("command"));
        }
        if (RunReport.isImage(card)) trail.pictures("Samples", RunReport.samples(card, samples), 0);
        return trail;
    }

    private static Path name(RunFolder run) {
        return run.path().toAbsolutePath().normalize().getFileName();
    }

    private static String headline(ModelCard card) {
        return switch (card.task()) {
            case CLASSIFICATION -> "accuracy";
            case REGRESSION -> "r2";
            case TOKENS -> "perplexity";
        };
    }

    private void graph(Tensor example) {
        ModelGraph graph;
        try {
            graph = ModelGraph.of(model, example);
        } catch (IllegalStateException valuesAreNeeded) {
            return;
        }
        run.writeGraph(graph);
        if (events != null) events.graph(graph);
    }

    /// Lets `trainer` tell what happens.
    Trainer follow(Trainer trainer) {
        trainer.listen(log);
        if (events != null) trainer.listen(new TensorBoardLog(events, model));
        return trainer;
    }

    /// Ends with what is known after the training.
    ///
    /// @param test as it is before the model's preparation
    void end(Dataset test, Evaluation onTest, History history) {
        long step = history.epochs().isEmpty() ? 0 : history.epochs().getLast().steps();
        log.tested(onTest);
        if (RunReport.isImage(card)) pictures("Worst mistakes", mistakes(test), step);
        if (card.reconstructs()) repeated(test, step);
        if (events == null) return;
        onTest.scores().forEach((name, score) -> events.scalar("test/" + name, step, score));
        if (!card.classNames().isEmpty()) curves(events, test, step);
        events.ended();
    }

    private void repeated(Dataset test, long step) {
        List<Shown> shown = Repeated.pictures(model, card, test);
        if (!shown.isEmpty()) pictures("Reconstructions", shown, step);
    }

    private List<Shown> mistakes(Dataset test) {
        return RunReport.shown(
                Predictions.of(model, card.outputs(), test.map(card.preparation()))
                        .worstMistakes(),
                card,
                test);
    }

    /// One class against all others, for each of the first 20.
    private void curves(EventFile file, Dataset test, long step) {
        List<float[]> rows = new ArrayList<>();
        long[] labels = test.labels();
        model.eval();
        for (Batch batch : new DataLoader(test.map(card.preparation()), BATCH)) {
            Tensor p = Autograd.noGrad(() -> card.outputs().probabilities(model.forward(batch.x())));
            for (int i = 0; i < p.size(0); i++) rows.add(p.select(0, i).toFloatArray());
        }
        for (int c = 0; c < Math.min(MOST_CURVES, card.classNames().size()); c++) {
            float[] scores = new float[labels.length];
            boolean[] isOne = new boolean[labels.length];
            for (int i = 0; i < labels.length; i++) {
                scores[i] = rows.get(i)[c];
                isOne[i] = labels[i] == c;
            }
            file.prCurve("test/" + card.classNames().get(c), step, scores, isOne);
        }
    }

    // ---- pictures

    private void pictures(String title, List<Shown> shown, long step) {
        pictures.put(title, shown);
        List<Map<String, Object>> sections = new ArrayList<>();
        for (var section : pictures.entrySet()) {
            List<Map<String, Object>> files = new ArrayList<>();
            for (Shown s : section.getValue()) files.add(saved(section.getKey(), files.size(), s));
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("title", section.getKey());
            m.put("pictures", files);
            sections.add(m);
        }
        Json.save(run.path().resolve(RunFolder.PICTURES), Map.of("sections", sections));
        if (events == null) return;
        for (int i = 0; i < shown.size(); i++)
            events.image(
                    "%s/%02d %s".formatted(title, i + 1, shown.get(i).caption()),
                    step,
                    shown.get(i).image());
    }

    private Map<String, Object> saved(String title, int i, Shown s) {
        String name = "%s-%02d.png".formatted(title.toLowerCase(Locale.ROOT).replace(' ', '-'), i + 1);
        byte[] png = Png.of(thinned(s.image()));
        RunFolder.create(run.path().resolve("pictures"));
        AtomicFile.write(run.path().resolve("pictures").resolve(name), out -> out.write(png));
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("file", name);
        m.put("caption", s.caption());
        m.put("truth", s.truth());
        return m;
    }

    private static Tensor thinned(Tensor image) {
        int rank = image.shape().rank();
        int every = Math.ceilDiv(Math.max(image.size(rank - 1), image.size(rank - 2)), LONGEST_SIDE);
        if (every == 1) return image;
        return image.slice(rank - 1, 0, image.size(rank - 1), every).slice(rank - 2, 0, image.size(rank - 2), every);
    }

    @Override
    public void close() {
        if (events != null) events.close();
    }
}
