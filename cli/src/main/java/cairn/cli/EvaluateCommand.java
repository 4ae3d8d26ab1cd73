package cairn.cli;

import cairn.data.Dataset;
import cairn.io.Json;
import cairn.train.Evaluation;
import cairn.train.Evaluator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn evaluate`
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Judges a trained model on the test part of its dataset, or on another one.",
        footer = {
            "",
            "Examples:",
            "  cairn evaluate runs/digits-1",
            "  cairn evaluate runs/houses-1 --dataset new-houses.csv --json"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int BATCH = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "A run folder or a model file.")
    private Path run;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "What to judge it on. Default: what it was trained on.")
    private @Nullable String dataset;

    @Mixin
    private DataSpec data;

    @Option(names = "--json", description = "Print the scores as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        TrainedModel model = TrainedModel.open(run);
        ModelCard card = model.card();
        String name = dataset == null ? card.dataset() : dataset;
        Dataset test = data.openTest(name, card);
        mustFit(name, test, card);
        Evaluation e = Evaluator.evaluate(model.layer(), card.objective(), test.map(card.preparation()), BATCH);
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(Json.pretty(result(name, e)));
        else TestReport.print(out, name, e);
        return 0;
    }

    private static void mustFit(String name, Dataset test, ModelCard card) {
        int[] shape = test.info().inputShape().dims();
        if (!Arrays.equals(shape, card.shape()))
            throw new UsageException("The model takes samples of shape %s, those of %s have shape %s."
                    .formatted(card.inputShape(), name, Arrays.toString(shape)));
        if (card.tokenizer() != null) return; // the text was cut by the model's own tokeniser
        int classes = test.info().classes();
        if (classes > Math.max(card.classNames().size(), 0)
                || (classes == 0) != card.classNames().isEmpty())
            throw new UsageException("The model knows %d classes, %s has %d."
                    .formatted(card.classNames().size(), name, classes));
    }

    private static Map<String, Object> result(String name, Evaluation e) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("dataset", name);
        m.put("samples", e.samples());
        m.put("test", e.scores());
        return m;
    }
}
