package cairn.cli;

import cairn.data.source.Csv;
import cairn.data.source.ImageFormat;
import cairn.io.Json;
import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.train.OutputKind;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn predict`
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description =
                "Applies a trained model to pictures or to the rows of CSV files. One that repeats its input says how badly.",
        footer = {
            "",
            "Examples:",
            "  cairn predict runs/digits-1 three.png seven.jpg",
            "  cairn predict runs/iris-1 flowers.csv --json"
        })
final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run folder or a model file.")
    private Path run;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Pictures (PNG, JPEG, GIF, BMP) or CSV files.")
    private List<Path> files;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many classes to show. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        if (top < 1) throw new UsageException("--top must be at least 1, got " + top + ".");
        TrainedModel model = TrainedModel.open(run);
        if (model.card().tokenizer() != null)
            throw new UsageException(
                    "The model was trained on text; let it go on with one: cairn generate " + run + " --prompt TEXT");
        List<Sample> samples = new ArrayList<>(); // all are read before anything is printed
        for (Path file : files) samples.addAll(read(file, model.card()));
        PrintWriter out = spec.commandLine().getOut();
        for (Sample s : samples) predict(model, s, out);
        out.flush();
        return 0;
    }

    /// One input and what it is called in the output.
    private record Sample(String name, Tensor x) {}

    private static List<Sample> read(Path file, ModelCard card) {
        if (!Files.isRegularFile(file)) throw new UsageException("There is no file " + file + ".");
        boolean table = file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt)(\\.gz)?");
        return table ? rows(file, card) : List.of(new Sample(file.toString(), picture(file, card)));
    }

    private static Tensor picture(Path file, ModelCard card) {
        int[] shape = card.shape();
        if (shape.length != 3)
            throw new UsageException("The model takes %d numbers, not pictures; give it a CSV file."
                    .formatted(card.inputShape().getFirst()));
        ImageFormat format =
                shape[0] == 1 ? ImageFormat.grey(shape[1], shape[2]) : ImageFormat.colour(shape[1], shape[2]);
        return format.read(file);
    }

    private static List<Sample> rows(Path file, ModelCard card) {
        Tensor x = card.schema() != null
                ? Csv.features(file, card.schema())
                : PlainRows.read(file, card.featureNames(), card.shape());
        return IntStream.range(0, x.size(0))
                .mapToObj(i -> new Sample(file + ":" + (i + 1), x.select(0, i)))
                .toList();
    }

    private void predict(TrainedModel model, Sample sample, PrintWriter out) {
        ModelCard card = model.card();
        Tensor x = card.preparation().apply(sample.x.unsqueeze(0));
        Tensor y = Autograd.noGrad(() -> model.layer().forward(x));
        if (card.reconstructs()) error(sample, y.sub(x).square().mean().item(), out);
        else if (card.outputs() == OutputKind.VALUES)
            numbers(sample, card.objective().values(y).toFloatArray(), out);
        else classes(sample, card.outputs().probabilities(y).toFloatArray(), card.classNames(), out);
    }

    /// How badly a sample is repeated: large where it is unlike those that were learned.
    private void error(Sample sample, float mse, PrintWriter out) {
        if (json) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("input", sample.name);
            m.put("reconstruction_error", mse);
            out.println(Json.write(m));
        } else out.printf(Locale.ROOT, "%s  reconstruction error %.6f%n", sample.name, mse);
    }

    private void numbers(Sample sample, float[] values, PrintWriter out) {
        if (json) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("input", sample.name);
            m.put("value", values.length == 1 ? values[0] : values);
            out.println(Json.write(m));
        } else
            out.println(sample.name + "  "
                    + String.join(
                            "  ",
                            IntStream.range(0, values.length)
                                    .mapToObj(i -> String.format(Locale.ROOT, "%.4f", values[i]))
                                    .toList()));
    }

    private void classes(Sample sample, float[] p, List<String> names, PrintWriter out) {
        List<Integer> order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .limit(top)
                .toList();
        if (json) {
            Map<String, Object> probabilities = new LinkedHashMap<>();
            for (int i = 0; i < p.length; i++) probabilities.put(names.get(i), p[i]);
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("input", sample.name);
            m.put("class", names.get(order.getFirst()));
            m.put("probabilities", probabilities);
            out.println(Json.write(m));
        } else
            out.println(sample.name + "  "
                    + String.join(
                            "  ",
                            order.stream()
                                    .map(i -> String.format(Locale.ROOT, "%s %.1f%%", names.get(i), 100 * p[i]))
                                    .toList()));
    }
}
