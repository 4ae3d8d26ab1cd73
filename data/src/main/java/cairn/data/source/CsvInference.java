package cairn.data.source;

import cairn.data.DataException;
import cairn.data.Task;
import cairn.data.source.CsvColumn.Kind;
import cairn.data.source.CsvText.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds out what the columns of a CSV file are.
///
/// A column holds numbers if its first cell is a number or more than half of its cells are; a cell that is not a number is then an error.
/// Any other column holds categories. A target of numbers is a class if there are few different ones, all of them integers.
final class CsvInference {
    private static final int MAX_INTEGER_CLASSES = 20;
    private static final int ROWS_PER_INTEGER_CLASS = 3;

    private final CsvText text;
    private final CsvOptions options;
    private final CsvFormat format;

    private CsvInference(CsvText text, CsvOptions options) {
        this.text = text;
        this.options = options;
        this.format = new CsvFormat(text.separator(), text.header(), options.missing(), options.missingWords());
    }

    static CsvSchema schema(CsvText text, CsvOptions options) {
        var inference = new CsvInference(text, options);
        options.ignored().forEach(text::position);
        options.categories().forEach(text::position);
        return inference.schema();
    }

    private CsvSchema schema() {
        int target = targetPosition();
        boolean numbers = looksNumeric(target);
        Task task = options.task() != null ? options.task() : inferTask(target, numbers);
        if (task == Task.REGRESSION && !numbers) throw notANumber(firstText(target), target);
        var features = new ArrayList<CsvColumn>();
        for (int i = 0; i < text.names().size(); i++) {
            if (i != target && !options.ignored().contains(text.names().get(i)))
                features.add(column(i, looksNumeric(i)));
        }
        if (features.isEmpty())
            throw new DataException(text.file() + ": there is no column besides the target "
                    + text.names().get(target) + ".");
        CsvColumn targetColumn = task == Task.REGRESSION ? column(target, true) : classes(target);
        return new CsvSchema(format, features, targetColumn, task);
    }

    private int targetPosition() {
        if (options.target() != null) return text.position(options.target());
        for (int i = text.names().size() - 1; i >= 0; i--) {
            if (!options.ignored().contains(text.names().get(i))) return i;
        }
        throw new DataException(text.file() + ": every column is ignored.");
    }

    private List<String> cells(int column) {
        return text.rows().stream()
                .map(row -> row.cells().get(column))
                .filter(cell -> !format.isMissing(cell))
                .toList();
    }

    private boolean looksNumeric(int column) {
        if (options.categories().contains(text.names().get(column))) return false;
        List<String> cells = cells(column);
        long numbers = cells.stream().filter(CsvInference::isNumber).count();
        return !cells.isEmpty() && (isNumber(cells.getFirst()) || 2 * numbers > cells.size());
    }

    private static boolean isNumber(String cell) {
        return !Double.isNaN(Numbers.parse(cell));
    }

    private Task inferTask(int target, boolean numbers) {
        if (!numbers) return Task.CLASSIFICATION;
        List<Double> values = numbers(target);
        long different = values.stream().distinct().count();
        boolean integers = values.stream().allMatch(v -> v == Math.rint(v));
        int limit = Math.max(2, Math.min(MAX_INTEGER_CLASSES, values.size() / ROWS_PER_INTEGER_CLASS));
        return integers && different <= limit ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private CsvColumn column(int position, boolean numeric) {
        String name = text.names().get(position);
        if (!numeric) return categories(position, levels(position, Comparator.naturalOrder()));
        double mean = numbers(position).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return new CsvColumn(name, Kind.NUMBER, List.of(), mean);
    }

    /// The values of a numeric column. A text among them is the error this reader is most often asked to explain.
    private List<Double> numbers(int column) {
        var values = new ArrayList<Double>();
        for (Row row : text.rows()) {
            String cell = row.cells().get(column);
            if (format.isMissing(cell)) continue;
            double value = Numbers.parse(cell);
            if (Double.isNaN(value)) throw notANumber(row, column);
            values.add(value);
        }
        return values;
    }

    private DataException notANumber(@Nullable Row row, int column) {
        if (row == null)
            return new DataException("%s: column %s is empty."
                    .formatted(text.file(), CsvText.shown(text.names().get(column))));
        String cell = row.cells().get(column);
        String hint = cell.matches("[-+]?\\d+,\\d+")
                ? "write decimal points, not commas"
                : "correct it, list it as a word for missing cells, or make the column a category or ignore it";
        return new DataException("%s: \"%s\" is not a number, as the column's other cells are; %s."
                .formatted(text.place(row, column), CsvText.shown(cell), hint));
    }

    private @Nullable Row firstText(int column) {
        return text.rows().stream()
                .filter(row -> !format.isMissing(row.cells().get(column))
                        && !isNumber(row.cells().get(column)))
                .findFirst()
                .orElse(null);
    }

    private CsvColumn classes(int target) {
        boolean numeric = cells(target).stream().allMatch(CsvInference::isNumber);
        Map<String, Long> levels =
                levels(target, numeric ? Comparator.comparingDouble(Numbers::parse) : Comparator.naturalOrder());
        return categories(target, levels);
    }

    /// The different cells with how often each occurs.
    private Map<String, Long> levels(int column, Comparator<String> order) {
        return cells(column).stream()
                .collect(Collectors.groupingBy(cell -> cell, () -> new TreeMap<>(order), Collectors.counting()));
    }

    private CsvColumn categories(int column, Map<String, Long> levels) {
        String name = text.names().get(column);
        if (levels.isEmpty())
            throw new DataException("%s: column %s is empty.".formatted(text.file(), CsvText.shown(name)));
        if (levels.size() > options.maxCategories()) {
            throw new DataException(
                    "%s: column %s holds %d different texts, too many for categories (limit %d); ignore it or raise the limit."
                            .formatted(text.file(), CsvText.shown(name), levels.size(), options.maxCategories()));
        }
        List<String> names = List.copyOf(levels.keySet());
        String frequent = levels.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new CsvColumn(name, Kind.CATEGORY, names, names.indexOf(frequent));
    }
}
