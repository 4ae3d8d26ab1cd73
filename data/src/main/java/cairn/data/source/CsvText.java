package cairn.data.source;

import cairn.data.DataException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A CSV file as rows of text, all of one width, with the names of the columns.
///
/// @param file for error messages
/// @param names one per column
/// @param header whether the names stood in the file
/// @param separator what stood between two cells
/// @param rows without the header
record CsvText(String file, List<String> names, boolean header, char separator, List<Row> rows) {
    private static final int MIN_COUNTED = 20;
    private static final int MAX_BYTES = 1 << 30;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /// A row's cells without surrounding spaces, and the line it begins on, from 1.
    record Row(long line, List<String> cells) {}

    static CsvText read(Path file, @Nullable Character separator, @Nullable Boolean header) {
        try (var content = Unpacked.open(file)) {
            byte[] bytes = content.stream().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES)
                throw new DataException(file + ": the file is longer than 1 GiB; cut it into several.");
            return parse(file.toString(), bytes, separator, header);
        } catch (IOException e) {
            throw Unpacked.failure(file, e);
        }
    }

    static CsvText parse(String file, byte[] bytes, @Nullable Character separator, @Nullable Boolean header) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        char between = separator != null ? separator : guessSeparator(text);
        List<Row> rows = withoutCounts(rows(file, text, between));
        if (rows.isEmpty()) throw new DataException(file + ": the file holds no rows.");
        boolean named = header != null ? header : looksLikeNames(rows.getFirst());
        List<String> names = named
                ? names(file, rows.removeFirst())
                : numbered(rows.getFirst().cells().size());
        if (rows.isEmpty()) throw new DataException(file + ": the file holds no rows below its header.");
        requireWidth(file, rows, names.size(), named);
        return new CsvText(file, names, named, between, rows);
    }

    /// The most frequent of the usual separators in the first line.
    private static char guessSeparator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<Row> rows(String file, String text, char separator) {
        var rows = new ArrayList<Row>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(withoutMark(text))) {
            for (CsvRecord row : reader) {
                List<String> cells = row.getFields().stream().map(String::strip).toList();
                if (!cells.stream().allMatch(String::isEmpty) || cells.size() == 1)
                    rows.add(new Row(row.getStartingLineNumber(), cells));
            }
            return rows;
        } catch (CsvParseException e) {
            throw new DataException(file + ": the quotes do not match, " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new DataException(file + ": the text cannot be read.", e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Without the line that scikit-learn puts on top of its own files, `rows,features,class names…`: it is there if both counts are those
    /// of the file, which in a file of some length is no coincidence. The class names take the place of the class numbers in the last column.
    private static List<Row> withoutCounts(List<Row> rows) {
        if (rows.size() < MIN_COUNTED) return rows;
        List<String> first = rows.getFirst().cells();
        List<String> second = rows.get(1).cells();
        int below = rows.size() - 1 - (looksLikeNames(rows.get(1)) ? 1 : 0);
        if (first.size() < 2 || !isCount(first.get(0), below) || !isCount(first.get(1), second.size() - 1)) return rows;
        List<String> classNames =
                first.stream().skip(2).filter(name -> !name.isEmpty()).toList();
        return new ArrayList<>(
                rows.stream().skip(1).map(row -> named(row, classNames)).toList());
    }

    private static Row named(Row row, List<String> classNames) {
        double label = Numbers.parse(row.cells().getLast());
        if (label != Math.rint(label) || label < 0 || label >= classNames.size()) return row;
        var cells = new ArrayList<>(row.cells());
        cells.set(cells.size() - 1, classNames.get((int) label));
        return new Row(row.line(), cells);
    }

    private static boolean isCount(String cell, int count) {
        return cell.equals(Integer.toString(count));
    }

    private static boolean looksLikeNames(Row row) {
        return row.cells().stream().allMatch(cell -> Double.isNaN(Numbers.parse(cell)));
    }

    private static List<String> numbered(int width) {
        return IntStream.rangeClosed(1, width).mapToObj(i -> "column " + i).toList();
    }

    private static List<String> names(String file, Row header) {
        var names = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < header.cells().size(); i++) {
            String name = header.cells().get(i).isEmpty()
                    ? "column " + (i + 1)
                    : header.cells().get(i);
            if (!seen.add(name))
                throw new DataException(
                        "%s: line %d: two columns are named %s.".formatted(file, header.line(), shown(name)));
            names.add(name);
        }
        return names;
    }

    private static void requireWidth(String file, List<Row> rows, int width, boolean named) {
        for (Row row : rows) {
            if (row.cells().size() == width) continue;
            throw new DataException("%s: line %d has %d cells, but the %s has %d."
                    .formatted(file, row.line(), row.cells().size(), named ? "header" : "first row", width));
        }
    }

    /// The number of the column with this name.
    int position(String name) {
        int position = names.indexOf(name);
        if (position >= 0) return position;
        throw new DataException("%s: there is no column named %s%s; the columns are %s."
                .formatted(file, name, Nearest.hint(name, names), String.join(", ", names)));
    }

    /// A cell or name as a message shows it: on one line, and not too long.
    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 39) + "…";
    }

    /// Where a cell stands, for error messages.
    String place(Row row, int column) {
        return "%s: line %d, column %d (%s)".formatted(file, row.line(), column + 1, shown(names.get(column)));
    }
}
