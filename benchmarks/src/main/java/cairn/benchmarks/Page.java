package cairn.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of documentation with places for figures. What stands around them is written by hand and stays.
///
/// A place lies between the lines `<!-- measured: NAME -->` and `<!-- end -->`.
final class Page {
    private static final String END = "<!-- end -->";

    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    /// Writes `figures` to the place `name`.
    void put(String name, String figures) {
        try {
            String page = Files.readString(file);
            String begin = "<!-- measured: " + name + " -->";
            int from = page.indexOf(begin);
            int to = page.indexOf(END, from);
            if (from < 0 || to < 0) throw new IllegalStateException(file + " has no place for " + name + ".");
            String with = page.substring(0, from + begin.length()) + "\n\n" + figures.strip() + "\n\n";
            Files.writeString(file, with + page.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
