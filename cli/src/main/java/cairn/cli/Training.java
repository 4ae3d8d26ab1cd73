package cairn.cli;

import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.Folds;
import cairn.data.Split;
import cairn.data.Task;
import cairn.data.Transform;
import cairn.data.transform.Compose;
import cairn.data.transform.MinMax;
import cairn.data.transform.Normalize;
import cairn.io.Models;
import cairn.nn.Layer;
import cairn.optim.Optimizer;
import cairn.tensor.Rng;
import cairn.train.Checkpoints;
import cairn.train.CrossValidation;
import cairn.train.Evaluation;
import cairn.train.History;
import cairn.train.Objective;
import cairn.train.OutputKind;
import cairn.train.RunClaim;
import cairn.train.RunFolder;
import cairn.train.StopReason;
import cairn.train.TargetScaling;
import cairn.train.TrainOptions;
import cairn.train.Trainer;
import cairn.train.TrainingEvent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One run of `cairn train`: data, network, training, report, files.
final class Training {
    private static final Choice<String> SCALINGS = new Choice<String>("normalisation")
            .add("standard", "standard")
            .add("min-max", "min-max")
            .add("none", "none");

    private final TrainSettings settings;
    private final Supplier<RunFolder> place;
    private final List<String> arguments;
    private final Map<String, Object> options;
    private final PrintWriter out;
    private final Optional<Terminal> terminal;
    private final DataSpec.Opened data;
    private final Dataset train;
    private final Dataset test;
    private final DataInfo info;
    private final Task task;
    private final String loss;
    private final Augmentations augmentations;
    private @Nullable RunClaim claim;

    /// @param place gives the run folder; asked once, when the run begins
    /// @param options every option with its value, for run.json
    Training(
            TrainSettings settings,
            Supplier<RunFolder> place,
            List<String> arguments,
            Map<String, Object> options,
            PrintWriter out,
            Optional<Terminal> terminal) {
        this.settings = settings;
        this.place = place;
        this.arguments = arguments;
        this.options = options;
        this.out = out;
        this.terminal = terminal;
        this.data = settings.data.open(settings.dataset());
        Dataset all = data.parts().train();
        this.train = targeted(settings.limit() == null ? all : all.take(settings.limit()));
        this.test = targeted(data.parts().test());
        this.info = train.info();
        this.task = info.task();
        this.loss = settings.loss(task);
        boolean soft = task == Task.CLASSIFICATION && loss.equalsIgnoreCase("cross-entropy");
        this.augmentations = new Augmentations(settings.augment(), info.inputShape(), info.classes(), soft);
        if (settings.folds() != null && settings.folds() > train.size())
            throw new UsageException("--folds %d needs at least as many samples, %s has %d."
                    .formatted(settings.folds(), settings.dataset(), train.size()));
    }

    private Dataset targeted(Dataset part) {
        return settings.reconstructs() ? Autoencoders.repeating(part, settings.dataset()) : part;
    }

    /// Trains and returns the content of result.json.
    Map<String, Object> run(boolean resume) {
        try {
            return settings.folds() == null ? trainOne(resume) : crossValidate(settings.folds());
        } finally {
            if (claim != null) claim.close();
        }
    }

    /// The run folder: made, and described in run.json, only now that everything the user asked for has proved possible.
    private RunFolder begin(boolean resume) {
        RunFolder run = place.get();
        claim = claim(run);
        if (!resume) {
            run.writeRun(describe());
            return run;
        }
        Object before = run.readRun().get("data_checksum");
        if (!train.checksum().equals(before))
            throw new UsageException("%s has changed since the run in %s began, so it cannot go on where it stopped."
                    .formatted(settings.dataset(), run.path()));
        return run;
    }

    private static RunClaim claim(RunFolder run) {
        try {
            return run.claim();
        } catch (IllegalStateException taken) {
            throw new UsageException(taken);
        }
    }

    private Map<String, Object> describe() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("command", "cairn train " + String.join(" ", arguments));
        m.put("arguments", arguments);
        m.put("options", options);
        if (!settings.watching.tags().isEmpty()) m.put("tags", settings.watching.tags());
        m.put("seed", settings.seed());
        m.put("dataset", settings.dataset());
        m.put("data_checksum", train.checksum());
        m.put("train_samples", train.size());
        m.put("test_samples", test.size());
        m.put("cairn", Version.cairn());
        m.put("java", Version.java());
        m.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        m.put("processors", Runtime.getRuntime().availableProcessors());
        m.put("started", Instant.now().toString());
        return m;
    }

    // ---- one network

    private Map<String, Object> trainOne(boolean resume) {
        Optional<Dataset> validation = Optional.empty();
        Dataset learned = train;
        if (settings.validation() > 0) {
            List<Dataset> parts = split();
            learned = parts.get(0);
            validation = Optional.of(parts.get(1));
        }
        Transform prepare = preparation(learned);
        Job job = new Job(learned, prepare, validation.map(v -> v.map(prepare)));
        RunFolder run = begin(resume);
        announce(job);
        ModelCard card = card(prepare, job.objective);
        try (Trail trail = Trail.begin(run, job.model, card, test, settings.watching.tensorboard(), options)) {
            return follow(job, run, card, trail, resume);
        }
    }

    private Map<String, Object> follow(Job job, RunFolder run, ModelCard card, Trail trail, boolean resume) {
        Checkpoints checkpoints = Checkpoints.in(run.checkpoints()).everySteps(settings.checkpointSteps());
        Trainer trainer = job.trainer(settings.trainOptions().checkpoints(checkpoints))
                .listen(settings.watching.progress(out, terminal, headline()))
                .listen(run.metricsLog())
                .listen(event -> interrupted(event, run));
        trail.follow(trainer);
        if (resume && run.hasCheckpoint()) trainer.resume(run.checkpoints());
        History history = job.fit(trainer);
        if (settings.explainsPlan()) out.println(trainer.explainPlans());
        if (history.reason() == StopReason.INTERRUPTED) return interruption(run);
        Evaluation onTrain = trainer.evaluate(job.train);
        Evaluation onTest = trainer.evaluate(test.map(card.preparation()));
        Models.save(run.model(), job.model, card.toMetadata());
        Map<String, Object> result = result(job, history, onTrain, onTest, run);
        run.writeResult(result);
        TestReport.print(out, "Test", onTest);
        trail.end(test, onTest, history);
        report(() -> RunReport.write(run, job.model, card, test, onTest));
        next(history, run);
        return result;
    }

    private List<Dataset> split() {
        double part = settings.validation();
        List<Dataset> parts = task == Task.CLASSIFICATION
                ? Split.stratified(train, settings.seed(), 1 - part, part)
                : Split.random(train, settings.seed(), 1 - part, part);
        if (parts.get(1).size() == 0)
            throw new UsageException(
                    "--validation %s of %d samples is none; give a larger part, or 0.".formatted(part, train.size()));
        return parts;
    }

    private String headline() {
        return switch (task) {
            case CLASSIFICATION -> "accuracy";
            case REGRESSION -> "r2";
            case TOKENS -> "perplexity";
        };
    }

    private Transform preparation(Dataset learned) {
        if (task == Task.TOKENS) return new Compose(List.of());
        return switch (SCALINGS.named(settings.normalize())) {
            case "standard" -> Normalize.fit(learned);
            case "min-max" -> MinMax.fit(learned);
            default -> new Compose(List.of());
        };
    }

    private ModelCard card(Transform prepare, Objective objective) {
        return new ModelCard(
                settings.dataset(),
                loss,
                objective.outputs(),
                Arrays.stream(info.inputShape().dims()).boxed().toList(),
                task == Task.TOKENS ? List.of() : info.classNames(),
                info.featureNames(),
                prepare.state(),
                data.schema().orElse(null),
                data.tokenizer().orElse(null),
                objective.scaling().map(TargetScaling::statistics).orElse(null));
    }

    private Objective objective(Dataset learned) {
        if (settings.reconstructs()) return Losses.ALL.named(loss).reconstruction();
        Objective unscaled = Losses.ALL.named(loss).objective(task);
        return task == Task.REGRESSION && settings.scalesTargets()
                ? unscaled.scaled(Normalize.fitTargets(learned))
                : unscaled;
    }

    private void announce(Job job) {
        out.printf(
                Locale.ROOT,
                "%s: %d samples to learn from%s, %d to be judged by; %s%n",
                settings.dataset(),
                job.train.size(),
                job.validation.map(v -> ", " + v.size() + " to watch").orElse(""),
                test.size(),
                toLearn());
        info.notes().forEach(note -> out.println("note: " + note));
        out.println(job.model);
        out.println();
        out.flush();
    }

    private String toLearn() {
        if (settings.reconstructs()) return "the samples themselves to repeat";
        return switch (task) {
            case CLASSIFICATION -> info.classes() + " classes";
            case REGRESSION -> "a number to predict";
            case TOKENS -> info.classes() + " different tokens";
        };
    }

    /// Says how to go on. Told while the process waits for the training to end, since a Ctrl-C leaves no time after it.
    private void interrupted(TrainingEvent event, RunFolder run) {
        if (!(event instanceof TrainingEvent.Finished f) || f.history().reason() != StopReason.INTERRUPTED) return;
        out.printf("%n%nStopped. Go on with:%n  cairn train --resume %s%n", run.path());
        out.flush();
        report(() -> RunReport.writeUnfinished(run));
    }

    private static Map<String, Object> interruption(RunFolder run) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("interrupted", true);
        m.put("run", run.path().toString());
        return m;
    }

    private Map<String, Object> result(Job job, History history, Evaluation onTrain, Evaluation onTest, RunFolder run) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("dataset", settings.dataset());
        m.put("model", settings.model(task));
        m.put("parameters", job.model.parameterCount());
        m.put("epochs", history.epochs().size());
        m.put("best_epoch", history.bestEpoch());
        m.put("stopped", history.reason().text());
        m.put("seconds", history.seconds());
        m.put("train", onTrain.scores());
        if (!history.epochs().isEmpty() && history.epochs().getLast().validation() != null)
            m.put("validation", history.epochs().getLast().validation());
        m.put("test", onTest.scores());
        m.put("run", run.path().toString());
        return m;
    }

    private void next(History history, RunFolder run) {
        String use =
                task == Task.TOKENS ? "generate " + run.path() + " --prompt TEXT" : "predict " + run.path() + " FILE";
        out.printf(
                Locale.ROOT,
                "%n%s after %d epochs, %.1f s. Everything is in %s%n%nNext:%n%s  cairn evaluate %s%n  cairn %s%n  cairn board %s%n  cairn train --help%n",
                capital(history.reason().text()),
                history.epochs().size(),
                history.seconds(),
                run.path(),
                settings.report() ? "  open " + RunReport.file(run) + "\n" : "",
                run.path(),
                use,
                Objects.requireNonNullElse(run.path().getParent(), Path.of(".")));
        out.flush();
    }

    /// A report that cannot be written takes nothing from a training that is done.
    private void report(Runnable write) {
        if (!settings.report()) return;
        try {
            write.run();
        } catch (RuntimeException e) {
            out.printf("%nThe report could not be written: %s%n", e.getMessage());
        }
    }

    private static String capital(String s) {
        return Character.toUpperCase(s.charAt(0)) + s.substring(1);
    }

    // ---- folds

    private Map<String, Object> crossValidate(int k) {
        new Job(train, new Compose(List.of()), Optional.empty()); // refuses a network that does not fit
        RunFolder run = begin(false);
        CrossValidation cv = CrossValidation.run(train, k, settings.seed(), fold -> judge(fold, k));
        out.println();
        cv.scores().forEach((name, s) -> out.printf("%-18s %s%n", name, s));
        out.printf("%nEverything is in %s%n", run.path());
        out.flush();
        Map<String, Object> result = result(cv);
        run.writeResult(result);
        report(() -> RunReport.writeFolds(run));
        return result;
    }

    private Evaluation judge(Folds.Fold fold, int k) {
        Transform prepare = preparation(fold.train());
        Dataset held = fold.validation().map(prepare);
        Job job = new Job(fold.train(), prepare, Optional.of(held));
        Trainer trainer = job.trainer(settings.trainOptions());
        job.fit(trainer);
        Evaluation e = trainer.evaluate(held);
        out.printf(
                Locale.ROOT,
                "fold %2d/%d  loss %.4f  %s %.4f%n",
                fold.number(),
                k,
                e.loss(),
                e.headlineName(),
                e.headline());
        out.flush();
        return e;
    }

    private Map<String, Object> result(CrossValidation cv) {
        Map<String, Object> scores = new LinkedHashMap<>();
        cv.scores().forEach((name, s) -> {
            Map<String, Double> both = new LinkedHashMap<>();
            both.put("mean", s.mean());
            both.put("std", s.std());
            scores.put(name, both);
        });
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("dataset", settings.dataset());
        m.put("model", settings.model(task));
        m.put("folds", cv.folds().stream().map(Evaluation::scores).toList());
        m.put("scores", scores);
        return m;
    }

    /// A network and what it learns from.
    private final class Job {
        private final Dataset learned; // with augmentations, if any
        private final Dataset train;
        private final Optional<Dataset> validation;
        private final Objective objective;
        private final Layer model;

        Job(Dataset samples, Transform prepare, Optional<Dataset> validation) {
            this.learned = augmentations.of(samples, prepare);
            this.train = samples.map(prepare);
            this.validation = validation;
            this.objective = objective(train);
            boolean numbers = task == Task.REGRESSION;
            boolean perClass = !numbers && Losses.ALL.named(loss).outputsPerClass();
            if (!numbers && !perClass && info.classes() != 2)
                throw new UsageException(
                        "--loss %s is for two classes, %s has %d.".formatted(loss, settings.dataset(), info.classes()));
            int outputs = perClass ? info.classes() : numbers ? train.get(0).y().numel() : 1;
            OutputKind kind = objective.outputs();
            this.model = Rng.with(
                    Rng.of(settings.seed()),
                    () -> Networks.build(
                            settings.model(task),
                            info.inputShape(),
                            outputs,
                            kind,
                            settings.activation(),
                            settings.init(),
                            settings.dropout()));
        }

        Trainer trainer(TrainOptions options) {
            Optimizer<?> optimizer = settings.optimizer.of(model.parameters());
            Trainer trainer = new Trainer(model, objective, optimizer, options);
            settings.optimizer
                    .schedule(optimizer, epochs(), settings.steps(stepsPerEpoch()))
                    .ifPresent(trainer::schedule);
            return trainer;
        }

        private int stepsPerEpoch() {
            return settings.batches(train.size());
        }

        private int epochs() {
            return settings.epochs(stepsPerEpoch());
        }

        History fit(Trainer trainer) {
            return validation
                    .map(v -> trainer.fit(learned, v, epochs()))
                    .orElseGet(() -> trainer.fit(learned, epochs()));
        }
    }
}
