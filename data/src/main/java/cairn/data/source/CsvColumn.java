package cairn.data.source;

import java.util.List;

/// A column of a CSV file and how its cells become numbers.
///
/// @param name its name in the header, or `column 1`, `column 2`, …
/// @param kind what its cells are
/// @param levels the categories in the order of their numbers; empty for numbers
/// @param fill what a missing cell becomes under [CsvFormat.Missing#FILL]: a mean, or the number of a category
public record CsvColumn(String name, Kind kind, List<String> levels, double fill) {
    /// Copies the list.
    public CsvColumn {
        levels = List.copyOf(levels);
    }

    /// What the cells of a column are.
    public enum Kind {
        /// Decimal numbers: one feature.
        NUMBER,
        /// Words from a small set: one feature per word, 1 where the cell is that word, else 0.
        CATEGORY
    }

    /// The number of features it makes.
    int width() {
        return kind == Kind.NUMBER ? 1 : levels.size();
    }

    /// The names of these features: the column's, or `column=level` for each level.
    List<String> featureNames() {
        return kind == Kind.NUMBER
                ? List.of(name)
                : levels.stream().map(level -> name + "=" + level).toList();
    }
}
