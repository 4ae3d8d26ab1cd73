package cairn.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of named numbers, kept column by column. A number that a row lacks is NaN there.
final class Rows {
    private static final int MOST_COLUMNS = 200;

    private final String key;
    private double[] keys = new double[64];
    private final Map<String, float[]> columns = new LinkedHashMap<>();
    private final String[] names = new String[MOST_COLUMNS]; // of the row being read
    private final double[] values = new double[MOST_COLUMNS];
    private int width;
    private int size;

    /// @param key the column by which rows are ordered
    Rows(String key) {
        this.key = key;
    }

    void begin() {
        width = 0;
    }

    void put(String name, double value) {
        if (width == MOST_COLUMNS) return;
        names[width] = name;
        values[width++] = value;
    }

    /// Adds the row. A key that was there before takes the place of that row and of all after it: the training was taken up again.
    void end() {
        double k = key();
        if (Double.isNaN(k)) return;
        while (size > 0 && keys[size - 1] >= k) size--;
        if (size == keys.length) grow();
        keys[size] = k;
        for (float[] column : columns.values()) column[size] = Float.NaN;
        for (int i = 0; i < width; i++) {
            float[] column = columns.get(names[i]);
            if (column == null && columns.size() < MOST_COLUMNS) {
                column = filled(keys.length);
                columns.put(names[i], column);
            }
            if (column != null) column[size] = (float) values[i];
        }
        size++;
    }

    private double key() {
        for (int i = 0; i < width; i++) if (names[i].equals(key)) return values[i];
        return Double.NaN;
    }

    private static float[] filled(int length) {
        float[] values = new float[length];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        columns.replaceAll((name, column) -> Arrays.copyOf(column, keys.length));
    }

    void clear() {
        size = 0;
        columns.clear();
    }

    int size() {
        return size;
    }

    /// Floats held in memory, about.
    long weight() {
        return (long) keys.length * (2 + columns.size());
    }

    List<String> names() {
        return new ArrayList<>(columns.keySet());
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    /// The column `name` over the column `over`, at most `points` of it.
    Thinned thinned(String over, String name, int points) {
        float[] y = columns.get(name);
        float[] x = columns.get(over);
        if (y == null) return Thinned.EMPTY;
        return Thinned.of(i -> x == null || over.equals(key) ? keys[i] : x[i], i -> y[i], size, points);
    }
}
