package cairn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationReportTest {
    static List<Fixture> cases() {
        return Fixture.read("classes.txt");
    }

    private static double[] numbers(ClassificationReport.Row row) {
        return new double[] {row.precision(), row.recall(), row.f1(), row.support()};
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holdsTheMeansOfScikitLearnsReport(Fixture fixture) {
        ConfusionMatrix matrix = new ConfusionMatrix(fixture.number("classes"));
        matrix.update(fixture.ints("predicted"), fixture.ints("labels"));
        ClassificationReport report = ClassificationReport.of(matrix);
        fixture.assertSame("report.macro", numbers(report.macro()));
        fixture.assertSame("report.weighted", numbers(report.weighted()));
        fixture.assertSame("accuracy", report.accuracy());
        fixture.assertSame(
                "f1",
                report.classes().stream()
                        .mapToDouble(ClassificationReport.Row::f1)
                        .toArray());
    }

    @Test
    void printsAlignedRows() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("setosa", "versicolor", "virginica", "unseen"));
        int[] labels = new int[30], predicted = new int[30];
        for (int i = 0; i < 30; i++) labels[i] = predicted[i] = i / 10;
        predicted[25] = 1;
        matrix.update(predicted, labels);
        assertEquals("""
                               precision    recall        f1   support

                      setosa      1.0000    1.0000    1.0000        10
                  versicolor      0.9091    1.0000    0.9524        10
                   virginica      1.0000    0.9000    0.9474        10
                      unseen           -         -         -         0

                    accuracy                          0.9667        30
                   macro avg      0.9697    0.9667    0.9666        30
                weighted avg      0.9697    0.9667    0.9666        30""", ClassificationReport.of(matrix).toString());
    }

    @Test
    void keepsItsColumnsWhateverTheNames() {
        ConfusionMatrix matrix = new ConfusionMatrix(
                List.of("a name that is far too long for a single cell of text", "two\nlines", "𝔸𝔹"));
        matrix.update(new int[] {0, 1, 2}, new int[] {0, 1, 2});
        List<String> lines =
                Arrays.asList(ClassificationReport.of(matrix).toString().split("\n"));
        assertEquals("a name that is far too long for a singl~", lines.get(2).substring(0, 40));
        for (String line : lines) assertTrue(line.isEmpty() || line.codePointCount(0, line.length()) == 82, line);
    }

    @Test
    void refusesAMatrixWithoutSamples() {
        assertThrows(IllegalStateException.class, () -> ClassificationReport.of(new ConfusionMatrix(2)));
    }
}
