package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTextTest {
    private static ConfusionMatrix filled(List<String> names, int times) {
        ConfusionMatrix matrix = new ConfusionMatrix(names);
        for (int c = 0; c < names.size(); c++) for (int t = 0; t < times; t++) matrix.add(c, c);
        return matrix;
    }

    private static List<String> numbers(int n) {
        return IntStream.range(0, n).mapToObj(Integer::toString).toList();
    }

    @Test
    void printsNamesOnBothSidesWhereTheyFit() {
        ConfusionMatrix matrix = filled(List.of("cat", "dog", "bird"), 2);
        matrix.add(1, 0);
        assertEquals("""
                label  predicted as
                        cat   dog  bird
                cat       2     1     .
                dog       .     2     .
                bird      .     .     2""", matrix.toString());
    }

    @Test
    void headsColumnsWithNumbersWhereNamesAreTooLong() {
        List<String> cifar =
                List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
        ConfusionMatrix matrix = filled(cifar, 950);
        for (int t = 0; t < 50; t++) matrix.add(5, 3);
        List<String> lines = matrix.toString().lines().toList();
        assertEquals("label         predicted as", lines.get(0));
        assertEquals("                0    1    2    3    4    5    6    7    8    9", lines.get(1));
        assertEquals("1 automobile    .  950    .    .    .    .    .    .    .    .", lines.get(3));
        assertEquals("3 cat           .    .    .  950    .   50    .    .    .    .", lines.get(5));
    }

    @Test
    void fitsTenClassesWithLongNamesAndLargeCountsInto100Columns() {
        List<String> names = IntStream.range(0, 10)
                .mapToObj(c -> "a rather long class name " + c)
                .toList();
        ConfusionMatrix matrix = filled(names, 1);
        for (int doubling = 0; doubling < 19; doubling++) matrix.merge(matrix);
        String text = matrix.toString();
        assertEquals(12, text.lines().count());
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.contains("0 a rather long cla~"), text);
    }

    @Test
    void doesNotRepeatNumbersThatAreTheNames() {
        List<String> lines = filled(numbers(19), 100).toString().lines().toList();
        assertEquals("18   " + "    .".repeat(18) + "  100", lines.getLast());
    }

    @Test
    void summarisesMoreClassesThanFit() {
        ConfusionMatrix matrix = filled(numbers(100), 3);
        matrix.add(7, 42);
        matrix.add(9, 41);
        matrix.add(7, 42);
        assertEquals("""
                100 classes, 303 samples, 3 of them mistaken. Most often:
                  42    taken for 7            2 times (40.0 % of the class)
                  41    taken for 9            1 times (25.0 % of the class)""", matrix.toString());
        assertEquals("100 classes, 0 samples, 0 of them mistaken.", new ConfusionMatrix(100).toString());
    }
}
