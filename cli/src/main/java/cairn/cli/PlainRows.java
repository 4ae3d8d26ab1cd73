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
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The rows of a CSV file as samples of a dataset that did not come from one: a number per input, under the dataset's feature names, or
/// in their order under a header of other names or none.
final class PlainRows {
    private static final Pattern NUMBERS = Pattern.compile("[-+0-9.eE\\s]*");

    private PlainRows() {}

    /// Shape: `[rows, *shape]`.
    static Tensor read(Path file, List<String> featureNames, int[] shape) {
        String[] first = firstLine(file);
        boolean header = !NUMBERS.matcher(String.join("", first)).matches();
        int width = Shape.of(shape).numel();
        if (first.length < width)
            throw new UsageException(
                    "%s has %d columns, the model takes %d numbers a row.".formatted(file, first.length, width));
        boolean named = header && featureNames.size() == width;
        List<CsvColumn> columns = IntStream.range(0, width)
                .mapToObj(i -> number(named ? featureNames.get(i) : header ? first[i] : "column " + (i + 1)))
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

    /// The cells of the first line, without quotes.
    private static String[] firstLine(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            if (line == null) throw new DataException(file + ": the file holds no rows.");
            return line.replaceAll("[\"\uFEFF]", "").strip().split("\\s*,\\s*", -1);
        } catch (IOException e) {
            throw new DataException(file + ": the file cannot be read as text.", e);
        }
    }
}
