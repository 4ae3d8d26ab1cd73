package cairn.cli.experiment;

import cairn.data.source.DataFolder;
import cairn.io.Json;
import cairn.viz.LearningCurves;
import cairn.viz.Picture;
import cairn.viz.Report;
import cairn.viz.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Where an experiment runs: it says how much is to be done, prints, and writes pictures, `report.html` and `result.json` into a folder.
public final class Lab {
    private final Experiment experiment;
    private final boolean quick;
    private final boolean live;
    private final DataFolder data;
    private final PrintWriter out;
    private final Path folder;
    private final Report report;
    private final List<Map<String, Object>> results = new ArrayList<>();

    /// A lab for one experiment.
    ///
    /// @param quick whether a few seconds must do: less data, fewer epochs and runs, so that numbers mean nothing
    /// @param live whether `out` is a terminal, on which a line of progress is shown
    /// @param data where data files are looked for
    /// @param folder where files are written
    public Lab(Experiment experiment, boolean quick, boolean live, DataFolder data, PrintWriter out, Path folder) {
        this.experiment = experiment;
        this.quick = quick;
        this.live = live;
        this.data = data;
        this.out = out;
        this.folder = created(folder);
        this.report = new Report("Experiment " + experiment.name(), experiment.shows());
        out.println(experiment.name() + ": " + experiment.shows());
        note("Compared with", experiment.source());
        if (quick)
            note("A trial run", "Done with --quick: little data, few epochs, few runs. The numbers mean nothing.");
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }

    /// `full`, or `few` where a few seconds must do.
    int amount(int full, int few) {
        return quick ? few : full;
    }

    DataFolder data() {
        return data;
    }

    /// Shows what is being done, on a terminal.
    void progress(String text) {
        if (!live) return;
        out.print("\r\u001b[K" + text);
        out.flush();
    }

    /// Prints and reports a paragraph.
    void note(String heading, String text) {
        out.println(heading + ": " + text);
        out.flush();
        report.text(heading, text);
    }

    /// Prints and reports numbers of the source and ours.
    void beside(String heading, List<Beside> rows) {
        int runs = rows.getFirst().ours().runs();
        String caption = runs == 1 ? "Ours: one run." : "Ours: mean ± standard deviation of %d runs.".formatted(runs);
        table(
                heading,
                new Table(
                        caption,
                        List.of("", "source", "ours", "ours is"),
                        rows.stream()
                                .map(b -> List.of(
                                        b.what(),
                                        b.unit().text(b.theirs()),
                                        b.unit().text(b.ours()),
                                        quick ? "" : b.verdict()))
                                .toList(),
                        Table.Kind.NUMBERS));
        rows.forEach(this::remember);
    }

    private void remember(Beside b) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("what", b.what());
        if (!Double.isNaN(b.theirs())) m.put("source", b.theirs());
        m.put("mean", b.ours().mean());
        m.put("std", b.ours().std());
        m.put("runs", b.ours().values());
        m.put("reached", b.reached());
        results.add(m);
    }

    /// Prints and reports a table.
    void table(String heading, Table table) {
        out.println();
        out.println(heading + ". " + table.caption());
        int[] widths = IntStream.range(0, table.header().size())
                .map(c -> IntStream.concat(
                                IntStream.of(table.header().get(c).length()),
                                table.rows().stream().mapToInt(r -> r.get(c).length()))
                        .max()
                        .orElse(0))
                .toArray();
        print(table.header(), widths);
        table.rows().forEach(row -> print(row, widths));
        out.println();
        out.flush();
        report.table(heading, table);
    }

    private void print(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++)
            line.append("  ")
                    .append(cells.get(c))
                    .append(" ".repeat(widths[c] - cells.get(c).length()));
        out.println(line.toString().stripTrailing());
    }

    /// Saves a picture as PNG and puts it into the report.
    ///
    /// @param name of the file, without an ending
    void picture(String name, String heading, Picture picture) {
        picture.save(folder.resolve(name + ".png"));
        out.println("picture: " + folder.resolve(name + ".png"));
        report.picture(heading, picture);
    }

    /// Saves a plot of curves as PNG and puts it into the report.
    void curves(String name, LearningCurves curves) {
        curves.picture().save(folder.resolve(name + ".png"));
        out.println("picture: " + folder.resolve(name + ".png"));
        String heading = curves.quantity() + " by " + curves.over();
        report.curves(heading.substring(0, 1).toUpperCase(Locale.ROOT) + heading.substring(1), List.of(curves));
    }

    /// Writes the report and the numbers.
    public void finish() {
        report.lines("Again", "cairn experiment " + experiment.name() + (quick ? " --quick" : ""));
        report.save(folder.resolve("report.html"));
        Json.save(folder.resolve("result.json"), results);
        out.println("report: " + folder.resolve("report.html"));
        out.flush();
    }
}
