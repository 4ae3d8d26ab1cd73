package cairn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The losses that PyTorch computed in the last run of each workload, in `benchmarks/losses.csv`: what Cairn is held against where PyTorch is not at
/// hand. A line is the name of a workload and the losses of its first steps.
final class KnownLosses {
    private static final String FILE = "benchmarks/losses.csv";

    private KnownLosses() {}

    /// Adds `losses` to the file, in place of those of the same workloads.
    static void add(Map<String, float[]> losses, Path root) {
        Map<String, float[]> all = read(root);
        all.putAll(losses);
        write(all, root);
    }

    private static void write(Map<String, float[]> losses, Path root) {
        var text = new StringBuilder();
        losses.forEach((name, values) -> {
            text.append(name);
            for (float value : values) text.append(',').append(value);
            text.append('\n');
        });
        try {
            Files.writeString(root.resolve(FILE), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, float[]> read(Path root) {
        Map<String, float[]> losses = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(root.resolve(FILE))) {
                String[] cells = line.split(",", -1);
                float[] values = new float[cells.length - 1];
                for (int i = 0; i < values.length; i++) values[i] = Float.parseFloat(cells[i + 1]);
                losses.put(cells[0], values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return losses;
    }
}
