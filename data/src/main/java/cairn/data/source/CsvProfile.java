package cairn.data.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one pass over a column finds out: how many of its cells are numbers, their mean, and its different cells while these are few.
final class CsvProfile {
    private final CsvFormat format;
    private final int maxLevels;
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean manyLevels;
    private boolean firstIsNumber;
    private boolean integers = true;
    private long cells;
    private long numbers;
    private double sum;
    private @Nullable Text firstText;

    /// A cell that is not a number.
    record Text(long line, String cell) {}

    /// @param maxLevels how many different cells are told apart
    CsvProfile(CsvFormat format, int maxLevels) {
        this.format = format;
        this.maxLevels = maxLevels;
    }

    void add(long line, String cell) {
        if (format.isMissing(cell)) return;
        double value = Numbers.parse(cell);
        boolean number = !Double.isNaN(value);
        if (cells++ == 0) firstIsNumber = number;
        if (number) {
            numbers++;
            sum += value;
            integers &= value == Math.rint(value);
        } else if (firstText == null) {
            firstText = new Text(line, cell);
        }
        if (!manyLevels) addLevel(level(cell));
    }

    private void addLevel(String level) {
        counts.merge(level, 1, Integer::sum);
        manyLevels = counts.size() > maxLevels;
    }

    /// The category a cell names: `1.0` is `1`, because programs that mark missing integers write the others like this.
    static String level(String cell) {
        if (!cell.endsWith(".0") || Double.isNaN(Numbers.parse(cell))) return cell;
        return cell.substring(0, cell.length() - 2);
    }

    boolean isEmpty() {
        return cells == 0;
    }

    /// Whether the column looks as if it were to hold numbers.
    boolean looksNumeric() {
        return firstIsNumber || 2 * numbers > cells;
    }

    /// Whether the numbers look like classes: integers of which there are at most `limit` different ones.
    boolean looksLikeClasses(int limit) {
        return integers && !manyLevels && counts.size() <= limit;
    }

    @Nullable
    Text firstText() {
        return firstText;
    }

    long cells() {
        return cells;
    }

    double mean() {
        return numbers == 0 ? 0 : sum / numbers;
    }

    /// Whether there are more different cells than were to be told apart.
    boolean hasManyLevels() {
        return manyLevels;
    }

    /// The different cells: in numerical order if all are numbers, else in alphabetical order.
    List<String> levels() {
        Comparator<String> order =
                numbers == cells ? Comparator.comparingDouble(Numbers::parse) : Comparator.naturalOrder();
        return counts.keySet().stream()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// Which of the levels is most frequent, the first of several.
    int mostFrequent() {
        List<String> levels = levels();
        int best = 0;
        for (int i = 1; i < levels.size(); i++) {
            if (counts.getOrDefault(levels.get(i), 0) > counts.getOrDefault(levels.get(best), 0)) best = i;
        }
        return best;
    }
}
