package cairn.cli;

import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import cairn.metrics.RegressionScores;
import cairn.metrics.TokenScores;
import cairn.train.Evaluation;
import java.io.PrintWriter;
import java.util.Locale;

/// The scores of an evaluation as text.
final class TestReport {
    private TestReport() {}

    /// Prints everything worth knowing about `e`.
    static void print(PrintWriter out, String title, Evaluation e) {
        out.printf(
                Locale.ROOT,
                "%n%s: %d samples, loss %.4f, %s %.4f%n",
                title,
                e.samples(),
                e.loss(),
                e.headlineName(),
                e.headline());
        e.confusion().ifPresent(m -> classes(out, m));
        e.regression().ifPresent(r -> numbers(out, r));
        e.tokens().ifPresent(t -> tokens(out, t));
        out.flush();
    }

    private static void classes(PrintWriter out, ConfusionMatrix m) {
        out.println();
        out.println(ClassificationReport.of(m).toString().stripTrailing());
        out.println();
        out.println("Confusion matrix (rows: true class, columns: predicted class)");
        out.println(m.toString().stripTrailing());
    }

    private static void tokens(PrintWriter out, TokenScores t) {
        out.printf(Locale.ROOT, "  tokens               %d%n", t.tokens());
        out.printf(Locale.ROOT, "  foretold             %.2f %%%n", 100 * t.accuracy());
    }

    private static void numbers(PrintWriter out, RegressionScores r) {
        out.printf(Locale.ROOT, "  mean squared error   %.4f%n", r.mse());
        out.printf(Locale.ROOT, "  root of it           %.4f%n", r.rmse());
        out.printf(Locale.ROOT, "  mean absolute error  %.4f%n", r.mae());
        out.printf(Locale.ROOT, "  R²                   %.4f%n", r.r2());
    }
}
