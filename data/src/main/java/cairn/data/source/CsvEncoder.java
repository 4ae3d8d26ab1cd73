package cairn.data.source;

import cairn.data.DataException;
import cairn.data.source.CsvColumn.Kind;
import cairn.data.source.CsvFormat.Missing;
import cairn.tensor.text.Nearest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the rows of a CSV file into numbers as a schema says, in one pass.
final class CsvEncoder {
    private static final int NONE = -1;
    private static final int FIRST_ROWS = 256;

    private final CsvText text;
    private final CsvSchema schema;
    private final int[] positions;
    private final List<Map<String, Integer>> levels;
    private final int target;
    private final Map<String, Integer> classes;
    private float[] x;
    private double[] y;
    private int rows;

    /// The rows that are kept.
    ///
    /// @param x `[rows, schema.width()]`
    /// @param y one target per row; zeros if they were not asked for
    record Encoded(float[] x, double[] y) {}

    private CsvEncoder(CsvText text, CsvSchema schema, boolean withTarget) {
        this.text = text;
        this.schema = schema;
        positions = schema.features().stream()
                .mapToInt(column -> text.position(column.name()))
                .toArray();
        levels = schema.features().stream().map(CsvEncoder::numbering).toList();
        target = withTarget ? text.position(schema.target().name()) : NONE;
        classes = numbering(schema.target());
        x = new float[FIRST_ROWS * schema.width()];
        y = new double[FIRST_ROWS];
    }

    private static Map<String, Integer> numbering(CsvColumn column) {
        var numbers = new HashMap<String, Integer>();
        for (String level : column.levels()) numbers.put(level, numbers.size());
        return numbers;
    }

    static Encoded encode(CsvText text, CsvSchema schema, boolean withTarget) {
        var encoder = new CsvEncoder(text, schema, withTarget);
        text.forEach(encoder::add);
        if (encoder.rows == 0) throw new DataException(text.file() + ": every row has an empty cell.");
        return new Encoded(
                Arrays.copyOf(encoder.x, encoder.rows * schema.width()), Arrays.copyOf(encoder.y, encoder.rows));
    }

    private void add(CsvRow row) {
        int hole = hole(row);
        if (hole != NONE) {
            // NOTE: rows to predict are never dropped, the answers would no longer be those to the questions.
            if (schema.format().missing() != Missing.REFUSE && target != NONE) return;
            throw new DataException("%s: the cell is empty; drop such rows or fill such cells."
                    .formatted(text.place(row.line(), hole)));
        }
        if (rows == y.length) grow();
        encode(row, rows * schema.width());
        if (target != NONE) y[rows] = value(row, target, schema.target(), classes);
        rows++;
    }

    private void grow() {
        long wanted = rows * 3L / 2 + 1;
        int most = (Integer.MAX_VALUE - 64) / Math.max(1, schema.width());
        if (rows >= most) throw new DataException(text.file() + ": the table has more than 2³¹ numbers.");
        y = Arrays.copyOf(y, (int) Math.min(wanted, most));
        x = Arrays.copyOf(x, y.length * schema.width());
    }

    /// The first empty cell that cannot be filled, or NONE.
    private int hole(CsvRow row) {
        if (target != NONE && schema.format().isMissing(row.cell(target))) return target;
        if (schema.format().missing() == Missing.FILL) return NONE;
        for (int position : positions) {
            if (schema.format().isMissing(row.cell(position))) return position;
        }
        return NONE;
    }

    private void encode(CsvRow row, int from) {
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
    private double value(CsvRow row, int position, CsvColumn column, Map<String, Integer> numbering) {
        String cell = row.cell(position);
        if (schema.format().isMissing(cell)) return column.fill();
        return column.kind() == Kind.NUMBER ? number(row, position, cell) : category(row, position, cell, numbering);
    }

    private double number(CsvRow row, int position, String cell) {
        double value = Numbers.parse(cell);
        if (Double.isNaN(value))
            throw new DataException(
                    "%s: \"%s\" is not a number.".formatted(text.place(row.line(), position), CsvText.shown(cell)));
        if (Float.isInfinite((float) value)) {
            throw new DataException("%s: %s is too large for a 32-bit number."
                    .formatted(text.place(row.line(), position), CsvText.shown(cell)));
        }
        return value;
    }

    private double category(CsvRow row, int position, String cell, Map<String, Integer> numbering) {
        Integer number = numbering.get(CsvProfile.level(cell));
        if (number != null) return number;
        throw new DataException("%s: \"%s\" is not one of the known categories%s."
                .formatted(
                        text.place(row.line(), position), CsvText.shown(cell), Nearest.hint(cell, numbering.keySet())));
    }
}
