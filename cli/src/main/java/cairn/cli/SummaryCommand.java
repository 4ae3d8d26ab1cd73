package cairn.cli;

import cairn.nn.Activation;
import cairn.nn.Layer;
import cairn.tensor.Shape;
import cairn.train.OutputKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            "  cairn summary mlp:256,128,64 --input 784 --outputs 10"
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
                    "The shape of one sample, such as 784 or 1,28,28. Default: ${DEFAULT-VALUE}; that of a trained model is known.")
    private String input;

    @Option(
            names = "--outputs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many numbers it gives. Default: ${DEFAULT-VALUE}.")
    private int outputs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "1",
            description = "Samples in the batch. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Override
    public Integer call() {
        if (batch < 1 || outputs < 1) throw new UsageException("--batch-size and --outputs must be at least 1.");
        Layer layer;
        int[] sample;
        if (Files.exists(Path.of(model))) {
            TrainedModel trained = TrainedModel.open(Path.of(model));
            layer = trained.layer();
            sample = trained.card().shape();
        } else {
            sample = sizes();
            layer = Networks.build(model, Shape.of(sample), outputs, OutputKind.LOGITS, Activation.RELU, null);
        }
        int[] shape = new int[sample.length + 1];
        shape[0] = batch;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        spec.commandLine().getOut().println(layer.summary(shape));
        return 0;
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
