package cairn.cli;

import cairn.data.DataException;
import cairn.data.Task;
import cairn.data.source.Csv;
import cairn.data.source.CsvColumn;
import cairn.data.source.CsvFormat;
import cairn.data.source.CsvSchema;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The rows of a CSV file as samples of a dataset that did not come from one: a number per input, under the dataset's feature names or
/// without a header.
final class PlainRows {
    private PlainRows() {}

    /// Shape: `[rows, *shape]`.
    static Tensor read(Path file, List<String> featureNames, int[] shape) {
        boolean header = hasHeader(file);
        int width = Shape.of(shape).numel();
        boolean named = header && featureNames.size() == width;
        List<CsvColumn> columns = IntStream.range(0, width)
                .mapToObj(i -> number(named ? featureNames.get(i) : "column " + (i + 1)))
                .toList();
        CsvFormat format = new CsvFormat(',', header, CsvFormat.Missing.REFUSE, Set.of());
        Tensor rows = Csv.features(file, new CsvSchema(format, columns, number("target"), Task.REGRESSION));
        int[] all = new int[shape.length + 1];
        all[0] = rows.size(0);
        System.arraycopy(shape, 0, all, 1, shape.length);
        return rows.reshape(all);
    }

    private static CsvColumn number(String name) {
        return new CsvColumn(name, CsvColumn.Kind.NUMBER, List.of(), 0);
    }

    /// Whether the first line holds anything but numbers.
    private static boolean hasHeader(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            return line != null && !line.matches("[-+0-9.eE,;\\s]*");
        } catch (IOException e) {
            throw new DataException(file + ": the file cannot be read as text.", e);
        }
    }
}
