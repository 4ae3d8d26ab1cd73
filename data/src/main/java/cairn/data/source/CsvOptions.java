package cairn.data.source;

import cairn.data.Task;
import cairn.data.source.CsvFormat.Missing;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the reader of a CSV file is told; what is not told is inferred.
///
/// @param target the name of the column to predict; null for the last one
/// @param task whether the target is a class or a number; null to infer it
/// @param separator what stands between two cells; null to infer it from the first line (comma, semicolon, tab or bar)
/// @param header whether the first row holds names; null to infer it: it does unless a cell of it is a number
/// @param missing what happens to a row with an empty cell
/// @param missingWords what counts as an empty cell besides nothing at all
/// @param ignored columns that are left out
/// @param categories columns whose cells are categories even where they look like numbers
/// @param maxCategories how many different words a column of categories may hold
public record CsvOptions(
        @Nullable String target,
        @Nullable Task task,
        @Nullable Character separator,
        @Nullable Boolean header,
        Missing missing,
        Set<String> missingWords,
        Set<String> ignored,
        Set<String> categories,
        int maxCategories) {

    private static final CsvOptions DEFAULTS = new CsvOptions(
            null,
            null,
            null,
            null,
            Missing.REFUSE,
            Set.of("na", "n/a", "nan", "null", "none", "?"),
            Set.of(),
            Set.of(),
            100);

    /// Copies the sets.
    public CsvOptions {
        missingWords = Set.copyOf(missingWords);
        ignored = Set.copyOf(ignored);
        categories = Set.copyOf(categories);
    }

    /// The last column is the target, everything else is inferred, missing cells are refused; `NA`, `N/A`, `NaN`, `null`, `none` and `?`
    /// count as missing, and a column of categories holds at most 100 different words.
    public static CsvOptions defaults() {
        return DEFAULTS;
    }

    /// With the column to predict.
    public CsvOptions target(String name) {
        return new CsvOptions(name, task, separator, header, missing, missingWords, ignored, categories, maxCategories);
    }

    /// With the kind of the target.
    public CsvOptions task(Task task) {
        return new CsvOptions(
                target, task, separator, header, missing, missingWords, ignored, categories, maxCategories);
    }

    /// With the character between two cells.
    public CsvOptions separator(char separator) {
        return new CsvOptions(
                target, task, separator, header, missing, missingWords, ignored, categories, maxCategories);
    }

    /// With or without names in the first row.
    public CsvOptions header(boolean header) {
        return new CsvOptions(
                target, task, separator, header, missing, missingWords, ignored, categories, maxCategories);
    }

    /// With what happens to rows with empty cells.
    public CsvOptions missing(Missing missing) {
        return new CsvOptions(
                target, task, separator, header, missing, missingWords, ignored, categories, maxCategories);
    }

    /// With more words (in lower case) that count as an empty cell.
    public CsvOptions missingWords(String... words) {
        return new CsvOptions(
                target,
                task,
                separator,
                header,
                missing,
                with(missingWords, words),
                ignored,
                categories,
                maxCategories);
    }

    /// Without these columns.
    public CsvOptions ignore(String... columns) {
        return new CsvOptions(
                target,
                task,
                separator,
                header,
                missing,
                missingWords,
                with(ignored, columns),
                categories,
                maxCategories);
    }

    /// With these columns as categories even where they look like numbers.
    public CsvOptions category(String... columns) {
        return new CsvOptions(
                target,
                task,
                separator,
                header,
                missing,
                missingWords,
                ignored,
                with(categories, columns),
                maxCategories);
    }

    /// With another limit of different words in a column of categories.
    public CsvOptions maxCategories(int max) {
        return new CsvOptions(target, task, separator, header, missing, missingWords, ignored, categories, max);
    }

    private static Set<String> with(Set<String> set, String... more) {
        var all = new HashSet<>(set);
        all.addAll(Set.of(more));
        return all;
    }
}
