package cairn.viz;

import cairn.io.AtomicFile;
import cairn.metrics.ClassificationReport;
import cairn.metrics.ConfusionMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A page about a training: one HTML file that needs nothing else, neither network nor scripts nor fonts.
///
/// ```java
/// new Report("digits", "A network reads handwritten digits.")
///         .key(Map.of("accuracy", "97.2 %"))
///         .curves("Learning curves", List.of(LearningCurves.of("loss").add(Curve.perEpoch("training", 2, 1, 0.5))))
///         .save(Path.of("report.html"));
/// ```
///
/// Sections appear in the order in which they are added. Whatever is given as text is shown as text: markup in a class name stays visible
/// letters. The page follows the reader's light or dark theme, fits a phone, prints, and gives the numbers behind every picture. A content
/// security policy forbids it to load anything.
public final class Report {
    private static final int LARGEST_MATRIX = 30;
    private final String title;
    private final String introduction;
    private final List<String> headings = new ArrayList<>();
    private final StringBuilder key = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    /// An empty page.
    ///
    /// @param title its heading
    /// @param introduction a sentence below it
    public Report(String title, String introduction) {
        this.title = title;
        this.introduction = introduction;
    }

    /// Sets the few numbers that stand at the top.
    public Report key(Map<String, String> numbers) {
        key.setLength(0);
        key.append("<dl class=\"key\">");
        numbers.forEach((name, value) -> key.append("<div><dt>")
                .append(Html.escape(name))
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd></div>"));
        key.append("</dl>\n");
        return this;
    }

    /// Adds names with values.
    public Report facts(String heading, Map<String, String> facts) {
        open(heading);
        body.append("<dl class=\"facts\">");
        facts.forEach((name, value) -> body.append("<dt>")
                .append(Html.escape(name))
                .append("</dt><dd>")
                .append(Html.escape(value))
                .append("</dd>"));
        body.append("</dl>");
        return close();
    }

    /// Adds a paragraph.
    public Report text(String heading, String text) {
        open(heading);
        body.append("<p>").append(Html.escape(text)).append("</p>");
        return close();
    }

    /// Adds lines as they are, such as commands.
    public Report lines(String heading, String text) {
        open(heading);
        body.append("<pre>").append(Html.escape(text)).append("</pre>");
        return close();
    }

    /// Adds a table.
    public Report table(String heading, Table table) {
        open(heading);
        boolean words = table.kind() == Table.Kind.WORDS;
        scrolling(table.caption());
        body.append(words ? "<table class=\"words\">" : "<table>");
        caption(table.caption());
        headRow(table.header());
        body.append("<tbody>");
        for (List<String> row : table.rows()) row(row);
        body.append("</tbody></table></div>");
        return close();
    }

    /// Adds plots of curves; those without a value are left out.
    public Report curves(String heading, List<LearningCurves> curves) {
        open(heading);
        body.append("<div class=\"charts\">");
        for (LearningCurves c : curves) body.append(CurveSvg.of(c));
        body.append("</div>");
        return close();
    }

    /// Adds images with captions.
    public Report images(String heading, String note, List<Shown> images) {
        open(heading);
        if (!note.isEmpty())
            body.append("<p class=\"note\">").append(Html.escape(note)).append("</p>");
        body.append("<ul class=\"images\">");
        images.forEach(this::image);
        body.append("</ul>");
        return close();
    }

    /// Adds a plot, as pixels: two to the point. The picture's title is its text for those who do not see it.
    ///
    /// @throws IllegalStateException if the system has no font
    public Report picture(String heading, Picture picture) {
        open(heading);
        body.append("<figure class=\"plot\"><img alt=\"")
                .append(Html.escape(picture.title()))
                .append("\" width=\"")
                .append(picture.width())
                .append("\" height=\"")
                .append(picture.height())
                .append("\" src=\"")
                .append(Png.dataUri(picture.png()))
                .append("\"/></figure>");
        return close();
    }

    private void image(Shown shown) {
        String all = shown.truth().isEmpty() ? shown.caption() : shown.caption() + ", is " + shown.truth();
        body.append("<li><figure><img alt=\"")
                .append(Html.escape("Image: " + all))
                .append("\" src=\"")
                .append(Png.dataUri(Pixels.of(shown.image())))
                .append("\"/><figcaption>")
                .append(Html.escape(shown.caption()));
        if (!shown.truth().isEmpty())
            body.append("<br/><span class=\"truth\">is ")
                    .append(Html.escape(shown.truth()))
                    .append("</span>");
        body.append("</figcaption></figure></li>");
    }

    /// Adds precision, recall and F1 of every class.
    public Report scores(String heading, ClassificationReport report) {
        open(heading);
        scrolling("Scores by class");
        body.append("<table>");
        caption("Precision: how many called so are. Recall: how many that are were found. F1: their harmonic mean.");
        headRow(List.of("class", "precision", "recall", "F1", "samples"));
        body.append("<tbody>");
        report.classes().forEach(this::scoreRow);
        scoreRow(report.macro());
        scoreRow(report.weighted());
        body.append("</tbody></table></div>");
        return close();
    }

    private void scoreRow(ClassificationReport.Row row) {
        body.append("<tr><th scope=\"row\">").append(Html.escape(row.name())).append("</th>");
        for (double v : new double[] {row.precision(), row.recall(), row.f1()}) score(row.occurs(), v);
        body.append("<td>").append(row.support()).append("</td></tr>");
    }

    private void score(boolean occurs, double v) {
        if (!occurs) body.append("<td>–</td>");
        else
            body.append(String.format(
                    Locale.ROOT, "<td>%.4f<span class=\"bar\" style=\"--p:%.1f%%\"></span></td>", v, 100 * v));
    }

    /// Adds which class was taken for which; of more than 30 classes the most frequent mistakes.
    public Report confusion(String heading, ConfusionMatrix matrix) {
        if (matrix.classes() > LARGEST_MATRIX) return table(heading, mostConfused(matrix));
        open(heading);
        scrolling("Confusion matrix");
        body.append("<table class=\"matrix\">");
        caption(
                "Rows: true class. Columns: predicted class. The stronger the colour, the larger the share of the true class.");
        body.append("<thead><tr><td></td>");
        for (String name : matrix.classNames())
            body.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>");
        body.append("</tr></thead><tbody>");
        for (int t = 0; t < matrix.classes(); t++) matrixRow(matrix, t);
        body.append("</tbody></table></div>");
        return close();
    }

    private void matrixRow(ConfusionMatrix matrix, int t) {
        body.append("<tr><th scope=\"row\">")
                .append(Html.escape(matrix.classNames().get(t)))
                .append("</th>");
        for (int p = 0; p < matrix.classes(); p++) matrixCell(matrix.count(t, p), matrix.support(t));
        body.append("</tr>");
    }

    /// NOTE: where letters change colour is where the contrast is the same either way: 74 % of the dark blue, 55 % of the pale one.
    private void matrixCell(long n, long support) {
        double p = n == 0 || support == 0 ? 0 : 8 + 92.0 * n / support;
        String letters = (p > 74 ? " light" : "") + (p > 55 ? " dark" : "");
        body.append(letters.isEmpty() ? "<td" : "<td class=\"" + letters.strip() + "\"")
                .append(String.format(Locale.ROOT, " style=\"--p:%.0f%%\">", p))
                .append(n)
                .append("</td>");
    }

    private static Table mostConfused(ConfusionMatrix matrix) {
        List<List<String>> rows = matrix.mostConfused(LARGEST_MATRIX).stream()
                .map(c -> List.of(
                        matrix.classNames().get(c.label()),
                        matrix.classNames().get(c.predicted()),
                        Long.toString(c.count())))
                .toList();
        return new Table("The most frequent mistakes", List.of("is", "was called", "times"), rows, Table.Kind.WORDS);
    }

    // ---- the page

    private void open(String heading) {
        headings.add(heading);
        body.append("<section aria-labelledby=\"h")
                .append(headings.size())
                .append("\">\n<h2 id=\"h")
                .append(headings.size())
                .append("\">")
                .append(Html.escape(heading))
                .append("</h2>\n");
    }

    private Report close() {
        body.append("\n</section>\n");
        return this;
    }

    /// What is too wide for a phone is moved by itself; it can be reached by keyboard.
    private void scrolling(String name) {
        body.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(name))
                .append("\">");
    }

    private void caption(String text) {
        body.append("<caption>").append(Html.escape(text)).append("</caption>");
    }

    private void headRow(List<String> names) {
        body.append("<thead><tr>");
        for (String name : names)
            body.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>");
        body.append("</tr></thead>");
    }

    private void row(List<String> cells) {
        body.append("<tr><th scope=\"row\">")
                .append(Html.escape(cells.getFirst()))
                .append("</th>");
        for (String cell : cells.subList(1, cells.size()))
            body.append("<td>").append(Html.escape(cell)).append("</td>");
        body.append("</tr>");
    }

    private String contents() {
        StringBuilder nav = new StringBuilder("<nav aria-label=\"Sections\"><ul>");
        for (int i = 0; i < headings.size(); i++)
            nav.append("<li><a href=\"#h")
                    .append(i + 1)
                    .append("\">")
                    .append(Html.escape(headings.get(i)))
                    .append("</a></li>");
        return nav.append("</ul></nav>\n").toString();
    }

    /// The page as text. It is also well-formed XML.
    public String html() {
        return head()
                + "<header>\n<h1>"
                + Html.escape(title)
                + "</h1>\n<p>"
                + Html.escape(introduction)
                + "</p>\n"
                + key
                + contents()
                + "</header>\n<main>\n"
                + body
                + "</main>\n<footer><p>Written by Cairn.</p></footer>\n</body>\n</html>\n";
    }

    private String head() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                """.formatted(Html.escape(title), style());
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the page.
    public void save(Path file) {
        AtomicFile.writeText(file, html());
    }
}
