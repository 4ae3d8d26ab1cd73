package cairn.data.source;

import cairn.data.DataException;
import cairn.data.Task;
import cairn.data.source.CsvColumn.Kind;
import java.util.ArrayList;
import java.util.List;

/// Finds out what the columns of a CSV file are, in one pass.
///
/// A column holds numbers if its first cell is a number or more than half of its cells are; a cell that is not a number is then an error.
/// Any other column holds categories. A target of numbers is a class if there are few different ones, all of them integers.
final class CsvInference {
    private static final int MAX_INTEGER_CLASSES = 20;
    private static final int ROWS_PER_INTEGER_CLASS = 3;

    private final CsvText text;
    private final CsvOptions options;
    private final CsvFormat format;
    private final List<CsvProfile> profiles = new ArrayList<>();

    private CsvInference(CsvText text, CsvOptions options) {
        this.text = text;
        this.options = options;
        this.format = new CsvFormat(text.separator(), text.header(), options.missing(), options.missingWords());
        options.ignored().forEach(text::position);
        options.categories().forEach(text::position);
        int levels = Math.max(options.maxCategories(), MAX_INTEGER_CLASSES);
        for (int i = 0; i < text.names().size(); i++) profiles.add(new CsvProfile(format, levels));
        text.forEach(this::profile);
    }

    private void profile(CsvRow row) {
        for (int i = 0; i < profiles.size(); i++) profiles.get(i).add(row.line(), row.cell(i));
    }

    static CsvSchema schema(CsvText text, CsvOptions options) {
        return new CsvInference(text, options).schema();
    }

    private CsvSchema schema() {
        int target = target();
        var features = new ArrayList<CsvColumn>();
        for (int i = 0; i < profiles.size(); i++) {
            if (i != target && !options.ignored().contains(name(i)))
                features.add(isNumeric(i) ? numbers(i) : categories(i));
        }
        if (features.isEmpty())
            throw new DataException(text.file() + ": there is no column besides the target " + name(target) + ".");
        Task task = options.task() != null ? options.task() : inferTask(target);
        CsvColumn column = task == Task.REGRESSION ? numbers(target) : categories(target);
        return new CsvSchema(format, features, column, task);
    }

    private String name(int column) {
        return text.names().get(column);
    }

    private int target() {
        if (options.target() != null) return text.position(options.target());
        for (int i = profiles.size() - 1; i >= 0; i--) {
            if (!options.ignored().contains(name(i))) return i;
        }
        throw new DataException(text.file() + ": every column is ignored.");
    }

    private boolean isNumeric(int column) {
        return !options.categories().contains(name(column))
                && profiles.get(column).looksNumeric();
    }

    private Task inferTask(int target) {
        if (!isNumeric(target)) return Task.CLASSIFICATION;
        requireNumbers(target);
        CsvProfile profile = profiles.get(target);
        long limit = Math.max(2, Math.min(MAX_INTEGER_CLASSES, profile.cells() / ROWS_PER_INTEGER_CLASS));
        return profile.looksLikeClasses((int) limit) ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private CsvColumn numbers(int column) {
        requireNumbers(column);
        return new CsvColumn(
                name(column), Kind.NUMBER, List.of(), profiles.get(column).mean());
    }

    /// A text among numbers is the error this reader is most often asked to explain.
    private void requireNumbers(int column) {
        requireCells(column);
        CsvProfile.Text found = profiles.get(column).firstText();
        if (found == null) return;
        String hint = found.cell().matches("[-+]?\\d+,\\d+")
                ? "write decimal points, not commas"
                : "correct it, list it as a word for missing cells, or make the column a category or ignore it";
        throw new DataException("%s: \"%s\" is not a number, as the column's other cells are; %s."
                .formatted(text.place(found.line(), column), CsvText.shown(found.cell()), hint));
    }

    private void requireCells(int column) {
        if (profiles.get(column).isEmpty()) {
            throw new DataException("%s: column %s is empty.".formatted(text.file(), CsvText.shown(name(column))));
        }
    }

    private CsvColumn categories(int column) {
        requireCells(column);
        CsvProfile profile = profiles.get(column);
        if (profile.hasManyLevels() || profile.levels().size() > options.maxCategories()) {
            throw new DataException(
                    "%s: column %s holds more than %d different texts, too many for categories; ignore it or raise the limit."
                            .formatted(text.file(), CsvText.shown(name(column)), options.maxCategories()));
        }
        return new CsvColumn(name(column), Kind.CATEGORY, profile.levels(), profile.mostFrequent());
    }
}
