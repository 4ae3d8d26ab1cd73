package cairn.data.source;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/// One row of a CSV file.
///
/// @param line the line it begins on, from 1
/// @param fields its cells as they stand in the file
/// @param classNames what takes the place of the number in the last cell; empty to leave it
record CsvRow(long line, List<String> fields, List<String> classNames) {
    static CsvRow of(CsvRecord row, List<String> classNames) {
        return new CsvRow(row.getStartingLineNumber(), row.getFields(), classNames);
    }

    int width() {
        return fields.size();
    }

    /// A cell without the spaces around it.
    String cell(int column) {
        String cell = fields.get(column).strip();
        return classNames.isEmpty() || column != fields.size() - 1 ? cell : named(cell);
    }

    private String named(String cell) {
        double label = Numbers.parse(cell);
        return label == Math.rint(label) && label >= 0 && label < classNames.size()
                ? classNames.get((int) label)
                : cell;
    }

    /// Whether it holds nothing but separators.
    boolean isBlank() {
        return fields.size() > 1 && fields.stream().allMatch(String::isBlank);
    }

    /// Whether none of its cells is a number.
    boolean looksLikeNames() {
        return fields.stream().allMatch(cell -> Double.isNaN(Numbers.parse(cell.strip())));
    }
}
