package cairn.data.source;

import cairn.data.DataException;
import cairn.data.Dataset;
import cairn.data.Task;
import cairn.data.TensorDataset;
import cairn.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

/// A table in a CSV file, gzipped or not: typed columns, one of which is to be predicted.
///
/// ```java
/// Csv titanic = Csv.read(file, CsvOptions.defaults()
///         .target("Survived").category("Pclass").ignore("PassengerId", "Name", "Ticket", "Cabin").missing(Missing.FILL));
/// Dataset passengers = titanic.dataset();        // x[891, 12] F32, y[891] I64
/// CsvSchema schema = titanic.schema();           // plain data: save it with the run
/// Tensor x = Csv.features(newcomers, schema);    // the same features from another file
/// ```
///
/// A column of numbers is one feature; a column of categories is one feature per category, 1 or 0. Text in a column of numbers, rows of
/// different widths and (unless the options say otherwise) empty cells are errors that name line and column. The text is UTF-8; cells
/// may be quoted; spaces around cells and lines without content do not count. The line of counts on top of scikit-learn's own CSV files is
/// recognised.
public final class Csv {
    private final Dataset dataset;
    private final CsvSchema schema;

    private Csv(Dataset dataset, CsvSchema schema) {
        this.dataset = dataset;
        this.schema = schema;
    }

    /// Reads a file and infers what it is not told.
    ///
    /// @throws cairn.data.DataException if the file cannot be made into numbers; the message names line and column
    public static Csv read(Path file, CsvOptions options) {
        return of(file.getFileName().toString(), CsvText.read(file, options.separator(), options.header()), options);
    }

    /// Reads a file with everything inferred and the last column as the target.
    ///
    /// @throws cairn.data.DataException if the file cannot be made into numbers; the message names line and column
    public static Csv read(Path file) {
        return read(file, CsvOptions.defaults());
    }

    /// Reads another file of the same kind, with targets.
    ///
    /// @throws cairn.data.DataException if the file does not fit the schema
    public static Csv read(Path file, CsvSchema schema) {
        return of(file.getFileName().toString(), text(file, schema), schema);
    }

    /// The inputs in another file of the same kind. A column with targets is not needed, and ignored if there.
    ///
    /// Shape: `[rows, schema.width()]`.
    ///
    /// @throws cairn.data.DataException if the file does not fit the schema
    public static Tensor features(Path file, CsvSchema schema) {
        float[] x = CsvEncoder.encode(text(file, schema), schema, false).x();
        return Tensor.wrap(x, x.length / schema.width(), schema.width());
    }

    /// The numbers in one column of a file, in order: a time series. Shape: `[rows]`.
    ///
    /// @throws cairn.data.DataException if there is no such column or a cell of it is not a number
    public static Tensor column(Path file, String name) {
        CsvText text = CsvText.read(file, null, null);
        int column = text.position(name);
        var values = new ArrayList<Double>();
        text.forEach(row -> {
            double value = Numbers.parse(row.cell(column));
            if (Double.isNaN(value))
                throw new DataException("%s: \"%s\" is not a number."
                        .formatted(text.place(row.line(), column), CsvText.shown(row.cell(column))));
            values.add(value);
        });
        return Tensor.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static CsvText text(Path file, CsvSchema schema) {
        return CsvText.read(file, schema.format().separator(), schema.format().header());
    }

    static Csv of(String name, CsvText text, CsvOptions options) {
        return of(name, text, CsvInference.schema(text, options));
    }

    private static Csv of(String name, CsvText text, CsvSchema schema) {
        var encoded = CsvEncoder.encode(text, schema, true);
        if (schema.task() == Task.CLASSIFICATION) {
            long[] labels = Arrays.stream(encoded.y()).mapToLong(y -> (long) y).toArray();
            return new Csv(TensorDataset.wrap(encoded.x(), labels, schema.info(name)), schema);
        }
        float[] targets = new float[encoded.y().length];
        for (int i = 0; i < targets.length; i++) targets[i] = (float) encoded.y()[i];
        return new Csv(TensorDataset.wrap(encoded.x(), targets, 1, schema.info(name)), schema);
    }

    /// The rows. Shape: `x[rows, features]`; `y[rows]` for classes, `y[rows, 1]` for numbers.
    public Dataset dataset() {
        return dataset;
    }

    /// How the cells became numbers.
    public CsvSchema schema() {
        return schema;
    }
}
