package cairn.data.source;

import java.util.Locale;
import java.util.Set;

/// How the cells of a CSV file are written.
///
/// @param separator what stands between two cells
/// @param header whether the first row holds the names of the columns
/// @param missing what happens to a row with an empty cell
/// @param missingWords what counts as an empty cell, compared without regard to case
public record CsvFormat(char separator, boolean header, Missing missing, Set<String> missingWords) {
    /// Copies the set.
    public CsvFormat {
        missingWords = Set.copyOf(missingWords);
    }

    boolean isMissing(String cell) {
        if (cell.isEmpty()) return true;
        char first = cell.charAt(0);
        if (first >= '0' && first <= '9') return missingWords.contains(cell);
        return missingWords.contains(cell) || missingWords.contains(cell.toLowerCase(Locale.ROOT));
    }

    /// What happens to a row with an empty cell.
    public enum Missing {
        /// The file is refused, with line and column.
        REFUSE,
        /// The row is left out.
        DROP_ROW,
        /// The cell gets the mean of its column, or its most frequent category. A row without a target is left out.
        FILL
    }
}
