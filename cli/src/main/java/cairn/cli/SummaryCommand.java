package cairn.cli;

import cairn.io.Json;
import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.nn.Summary;
import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import cairn.train.OutputKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn summary`
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        description = "Shows the layers of a model: output shapes, parameters, multiply-adds, memory.",
        footer = {
            "",
            "Examples:",
            "  cairn summary runs/digits-1",
            "  cairn summary mlp:256,128,64 --input 784 --outputs 10",
            "  cairn summary gpt:4,4,128 --input 64 --outputs 65"
        })
final class SummaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            description = "A run folder, a model file, or a model as --model of \"cairn train\" names it.")
    private String model;

    @Option(
            names = "--input",
            paramLabel = "SHAPE",
            defaultValue = "784",
            description =
                    "The shape of one sample, such as 784 or 1,28,28; for text, the tokens it sees. Default: ${DEFAULT-VALUE}; that of a trained model is known.")
    private String input;

    @Option(
            names = "--outputs",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How many numbers it gives. Default: ${DEFAULT-VALUE}; autoencoders give as many as they take.")
    private int outputs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "1",
            description = "Samples in the batch. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (batch < 1 || outputs < 1) throw new UsageException("--batch-size and --outputs must be at least 1.");
        Layer layer;
        int[] sample;
        OutputKind kind;
        if (Files.exists(Path.of(model))) {
            TrainedModel trained = TrainedModel.open(Path.of(model));
            layer = trained.layer();
            sample = trained.card().shape();
            kind = trained.card().outputs();
        } else {
            sample = sizes();
            kind = TextNetworks.knows(model) ? OutputKind.TOKEN_LOGITS : OutputKind.LOGITS;
            layer = Networks.build(model, Shape.of(sample), outputs, kind, Activation.RELU, null, null);
        }
        int[] shape = new int[sample.length + 1];
        shape[0] = batch;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        DType type = kind == OutputKind.TOKEN_LOGITS ? DType.I64 : DType.F32;
        Summary summary = layer.summary(Tensor.zeros(shape).to(type));
        spec.commandLine().getOut().println(json ? Json.pretty(describe(summary)) : summary);
        return 0;
    }

    private static Map<String, Object> describe(Summary summary) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("input_shape", sizes(summary.input()));
        m.put("parameters", summary.parameters());
        m.put("frozen", summary.frozen());
        m.put("multiply_adds", summary.multiplyAdds());
        m.put("memory_bytes", summary.memoryBytes());
        m.put("layers", summary.rows().stream().map(SummaryCommand::describe).toList());
        return m;
    }

    private static Map<String, Object> describe(Summary.Row row) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("path", row.path());
        m.put("layer", row.layer());
        m.put("output_shape", sizes(row.output()));
        m.put("parameters", row.parameters());
        m.put("multiply_adds", row.multiplyAdds());
        m.put("memory_bytes", row.memoryBytes());
        return m;
    }

    private static List<Integer> sizes(Shape shape) {
        return Arrays.stream(shape.dims()).boxed().toList();
    }

    private int[] sizes() {
        try {
            int[] sizes = Arrays.stream(input.split(",", -1))
                    .map(String::strip)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            for (int size : sizes)
                if (size < 1) throw new UsageException("--input " + input + ": every size must be at least 1.");
            return sizes;
        } catch (NumberFormatException e) {
            throw new UsageException("--input " + input + " is not a shape; write sizes such as 784 or 1,28,28.");
        }
    }
}
