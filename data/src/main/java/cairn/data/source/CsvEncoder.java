package cairn.data.source;

import cairn.data.DataException;
import cairn.data.source.CsvColumn.Kind;
import cairn.data.source.CsvFormat.Missing;
import cairn.data.source.CsvText.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the rows of a CSV file into numbers as a schema says.
final class CsvEncoder {
    private final CsvText text;
    private final CsvSchema schema;
    private final int[] positions;
    private final List<Map<String, Integer>> levels;

    CsvEncoder(CsvText text, CsvSchema schema) {
        this.text = text;
        this.schema = schema;
        positions = schema.features().stream()
                .mapToInt(column -> text.position(column.name()))
                .toArray();
        levels = schema.features().stream().map(CsvEncoder::numbering).toList();
    }

    private static Map<String, Integer> numbering(CsvColumn column) {
        var numbers = new HashMap<String, Integer>();
        for (String level : column.levels()) numbers.put(level, numbers.size());
        return numbers;
    }

    /// The rows that are kept, each encoded.
    ///
    /// @param x `[rows, schema.width()]`
    /// @param y one target per row; empty if they were not asked for
    record Encoded(float[] x, double[] y) {}

    Encoded encode(boolean withTarget) {
        int target = withTarget ? text.position(schema.target().name()) : -1;
        Map<String, Integer> classes = numbering(schema.target());
        List<Row> kept = kept(target);
        float[] x = new float[Math.multiplyExact(kept.size(), schema.width())];
        double[] y = new double[withTarget ? kept.size() : 0];
        for (int i = 0; i < kept.size(); i++) {
            encode(kept.get(i), x, i * schema.width());
            if (withTarget) y[i] = value(kept.get(i), target, schema.target(), classes);
        }
        return new Encoded(x, y);
    }

    private List<Row> kept(int target) {
        var kept = new ArrayList<Row>();
        for (Row row : text.rows()) {
            Integer hole = hole(row, target);
            if (hole == null) {
                kept.add(row);
            } else if (schema.format().missing() == Missing.REFUSE || target < 0) {
                // NOTE: rows to predict are never dropped, the answers would no longer be those to the questions.
                throw new DataException(
                        "%s: the cell is empty; drop such rows or fill such cells.".formatted(text.place(row, hole)));
            }
        }
        if (kept.isEmpty()) throw new DataException(text.file() + ": every row has an empty cell.");
        return kept;
    }

    /// The position of the first empty cell that cannot be filled; null if there is none.
    private @Nullable Integer hole(Row row, int target) {
        if (target >= 0 && schema.format().isMissing(row.cells().get(target))) return target;
        if (schema.format().missing() == Missing.FILL) return null;
        for (int position : positions) {
            if (schema.format().isMissing(row.cells().get(position))) return position;
        }
        return null;
    }

    private void encode(Row row, float[] x, int from) {
        int at = from;
        for (int c = 0; c < positions.length; c++) {
            CsvColumn column = schema.features().get(c);
            double value = value(row, positions[c], column, levels.get(c));
            if (column.kind() == Kind.NUMBER) x[at] = (float) value;
            else x[at + (int) value] = 1;
            at += column.width();
        }
    }

    /// A cell's number, or the number of its category.
    private double value(Row row, int position, CsvColumn column, Map<String, Integer> numbering) {
        String cell = row.cells().get(position);
        if (schema.format().isMissing(cell)) return column.fill();
        return column.kind() == Kind.NUMBER ? number(row, position, cell) : category(row, position, cell, numbering);
    }

    private double number(Row row, int position, String cell) {
        double value = Numbers.parse(cell);
        if (Double.isNaN(value))
            throw new DataException(
                    "%s: \"%s\" is not a number.".formatted(text.place(row, position), CsvText.shown(cell)));
        if (Float.isInfinite((float) value)) {
            throw new DataException("%s: %s is too large for a 32-bit number."
                    .formatted(text.place(row, position), CsvText.shown(cell)));
        }
        return value;
    }

    private double category(Row row, int position, String cell, Map<String, Integer> numbering) {
        Integer number = numbering.get(cell);
        if (number != null) return number;
        throw new DataException("%s: \"%s\" is not one of the known categories%s."
                .formatted(text.place(row, position), CsvText.shown(cell), Nearest.hint(cell, numbering.keySet())));
    }
}
