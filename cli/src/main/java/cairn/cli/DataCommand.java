package cairn.cli;

import cairn.data.DataException;
import cairn.data.DataInfo;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.TrainTest;
import cairn.data.source.DatasetEntry;
import cairn.data.source.Datasets;
import cairn.io.Json;
import cairn.viz.ImageGrid;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cairn data`
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Lists, downloads, describes and shows datasets.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  cairn data list",
            "  cairn data download mnist",
            "  cairn data show mnist --out grid.png",
            "  cairn data info houses.csv --target price"
        })
final class DataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the datasets known by name.")
    int list(@Option(names = "--json", description = "Print them as JSON.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(
                    Json.pretty(Datasets.all().stream().map(DataCommand::entry).toList()));
            return 0;
        }
        out.printf("%-14s %-45s %-11s %8s %8s  %s%n", "NAME", "WHAT", "INPUT", "TRAIN", "TEST", "FROM");
        for (DatasetEntry e : Datasets.all())
            out.printf(
                    "%-14s %-45s %-11s %8d %8d  %s%n",
                    e.name(), e.title(), shape(e), e.trainSize(), e.testSize(), e.obtained());
        out.println("\nA CSV file or a folder with a folder of pictures per class serves as well.");
        return 0;
    }

    private static String shape(DatasetEntry e) {
        return String.join(
                "×",
                Arrays.stream(e.inputShape().dims()).mapToObj(Integer::toString).toList());
    }

    private static Map<String, Object> entry(DatasetEntry e) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", e.name());
        m.put("title", e.title());
        m.put("task", e.task().name().toLowerCase(Locale.ROOT));
        m.put("classes", e.classes());
        m.put("input_shape", Arrays.stream(e.inputShape().dims()).boxed().toList());
        m.put("train_samples", e.trainSize());
        m.put("test_samples", e.testSize());
        m.put("licence", e.licence());
        m.put("obtained", e.obtained());
        return m;
    }

    @Command(
            name = "download",
            mixinStandardHelpOptions = true,
            description = "Downloads datasets, checks them, and keeps them for later.")
    int download(
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "Names from \"cairn data list\".")
                    List<String> names,
            @Mixin DataSpec data) {
        PrintWriter out = spec.commandLine().getOut();
        List<DatasetEntry> entries =
                names.stream().map(DataCommand::named).toList(); // names are checked before anything is fetched
        for (DatasetEntry e : entries) {
            TrainTest parts = e.load(data.where().download(true));
            out.printf(
                    "%s: %d training and %d test samples are there.%n",
                    e.name(), parts.train().size(), parts.test().size());
            out.flush();
        }
        return 0;
    }

    private static DatasetEntry named(String name) {
        try {
            return Datasets.named(name);
        } catch (DataException e) {
            throw new UsageException(e);
        }
    }

    @Command(
            name = "info",
            mixinStandardHelpOptions = true,
            description = "Describes a dataset, a CSV file or a folder of pictures.")
    int info(
            @Parameters(paramLabel = "NAME", description = "A name, a file or a folder.") String name,
            @Mixin DataSpec data,
            @Option(names = "--json", description = "Print it as JSON.") boolean json) {
        TrainTest parts = data.open(name).parts();
        Map<String, Object> m = describe(parts);
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(Json.pretty(m));
        else m.forEach((key, value) -> out.printf("%-16s %s%n", key.replace('_', ' '), value));
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Draws samples of every class of a dataset of pictures.")
    int show(
            @Parameters(paramLabel = "NAME", description = "A name or a folder of pictures.") String name,
            @Mixin DataSpec data,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            defaultValue = "grid.png",
                            description = "A .png or .svg file. Default: ${DEFAULT-VALUE}.")
                    Path out,
            @Option(
                            names = "--per-class",
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "How many of each class. Default: ${DEFAULT-VALUE}.")
                    int perClass) {
        if (perClass < 1) throw new UsageException("--per-class must be at least 1, got " + perClass + ".");
        ImageGrid.samples(data.open(name).parts().train(), perClass).save(out);
        spec.commandLine().getOut().println(out);
        return 0;
    }

    private static Map<String, Object> describe(TrainTest parts) {
        DataInfo info = parts.train().info();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", info.name());
        m.put("task", info.task().name().toLowerCase(Locale.ROOT));
        m.put("train_samples", parts.train().size());
        m.put("test_samples", parts.test().size());
        m.put("input_shape", Arrays.stream(info.inputShape().dims()).boxed().toList());
        if (!info.featureNames().isEmpty()) m.put("features", info.featureNames());
        if (info.task() == Task.CLASSIFICATION) {
            m.put("classes", info.classNames());
            m.put("train_per_class", perClass(parts.train(), info));
            m.put("test_per_class", perClass(parts.test(), info));
        }
        m.put("checksum", parts.train().checksum());
        if (!info.notes().isEmpty()) m.put("notes", info.notes());
        return m;
    }

    private static Map<String, Integer> perClass(Dataset data, DataInfo info) {
        Map<Long, Integer> counts = new TreeMap<>();
        for (long label : data.labels()) counts.merge(label, 1, Integer::sum);
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int i = 0; i < info.classes(); i++) named.put(info.classNames().get(i), counts.getOrDefault((long) i, 0));
        return named;
    }
}
