package cairn.data.source;

import cairn.data.DataException;
import cairn.tensor.text.Nearest;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The text of a CSV file and the names of its columns. Rows are cut out anew on every pass: as objects they would take twenty times the
/// memory of the text.
///
/// @param file for error messages
/// @param text the whole file
/// @param separator what stands between two cells
/// @param names one per column
/// @param header whether the names stand in the file
/// @param above how many rows stand above the data
/// @param classNames the names of the classes where the file states them
record CsvText(
        String file,
        String text,
        char separator,
        List<String> names,
        boolean header,
        int above,
        List<String> classNames) {
    private static final int MIN_COUNTED = 20;
    private static final int MAX_BYTES = 1 << 30;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    static CsvText read(Path file, @Nullable Character separator, @Nullable Boolean header) {
        try (var content = Unpacked.open(file)) {
            byte[] bytes = content.stream().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DataException(file + ": the file is longer than 1 GiB; cut it into several.");
            }
            return parse(file.toString(), bytes, separator, header);
        } catch (IOException e) {
            throw Unpacked.failure(file, e);
        }
    }

    static CsvText parse(String file, byte[] bytes, @Nullable Character separator, @Nullable Boolean header) {
        String text = withoutMark(new String(bytes, StandardCharsets.UTF_8));
        char between = separator != null ? separator : guessSeparator(text);
        var raw = new CsvText(file, text, between, List.of(), false, 0, List.of());
        return raw.withoutCounts().withNames(header);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
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

    /// Without the line that scikit-learn puts on top of its own files, `rows,features,class names…`: it is there if both counts are those
    /// of the file, which in a file of some length is no coincidence. The class names replace the class numbers in the last column.
    private CsvText withoutCounts() {
        List<CsvRow> head = head(2);
        if (head.size() < 2 || head.getFirst().width() < 2) return this;
        CsvRow first = head.getFirst();
        if (!isCount(first.cell(1), head.get(1).width() - 1) || Double.isNaN(Numbers.parse(first.cell(0)))) return this;
        int below = count() - 1 - (head.get(1).looksLikeNames() ? 1 : 0);
        if (below < MIN_COUNTED || !isCount(first.cell(0), below)) return this;
        List<String> classes =
                first.fields().stream().skip(2).filter(name -> !name.isBlank()).toList();
        return new CsvText(file, text, separator, names, header, 1, classes);
    }

    private static boolean isCount(String cell, int count) {
        return cell.equals(Integer.toString(count));
    }

    private int count() {
        int[] rows = {0};
        until(row -> ++rows[0] < 0);
        return rows[0];
    }

    private CsvText withNames(@Nullable Boolean stated) {
        List<CsvRow> head = head(above + 2);
        if (head.size() <= above) throw new DataException(file + ": the file holds no rows.");
        CsvRow first = head.get(above);
        boolean named = stated != null ? stated : first.looksLikeNames();
        if (named && head.size() == above + 1)
            throw new DataException(file + ": the file holds no rows below its header.");
        List<String> columns = named ? names(first) : numbered(first.width());
        return new CsvText(file, text, separator, columns, named, above + (named ? 1 : 0), classNames);
    }

    private static List<String> numbered(int width) {
        return IntStream.rangeClosed(1, width).mapToObj(i -> "column " + i).toList();
    }

    private List<String> names(CsvRow row) {
        var columns = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < row.width(); i++) {
            String cell = row.cell(i);
            String name = cell.isEmpty() ? "column " + (i + 1) : cell;
            if (!seen.add(name)) {
                throw new DataException(
                        "%s: line %d: two columns are named %s.".formatted(file, row.line(), shown(name)));
            }
            columns.add(name);
        }
        return columns;
    }

    private List<CsvRow> head(int rows) {
        var head = new ArrayList<CsvRow>();
        until(row -> head.add(row) && head.size() == rows);
        return head;
    }

    /// Every row of data, in order.
    ///
    /// @throws DataException if a row has another width, or quotes do not match
    void forEach(Consumer<CsvRow> consumer) {
        int[] seen = {0};
        until(row -> {
            if (seen[0]++ < above) return false;
            requireWidth(row);
            consumer.accept(row);
            return false;
        });
    }

    private void until(Predicate<CsvRow> enough) {
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord found : reader) {
                CsvRow row = CsvRow.of(found, classNames);
                if (!row.isBlank() && enough.test(row)) return;
            }
        } catch (CsvParseException e) {
            throw new DataException(file + ": the quotes do not match, " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new DataException(file + ": the text cannot be read.", e);
        }
    }

    private void requireWidth(CsvRow row) {
        if (row.width() == names.size()) return;
        throw new DataException("%s: line %d has %d cells, but the %s has %d."
                .formatted(file, row.line(), row.width(), header ? "header" : "first row", names.size()));
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
    String place(long line, int column) {
        return "%s: line %d, column %d (%s)".formatted(file, line, column + 1, shown(names.get(column)));
    }
}
