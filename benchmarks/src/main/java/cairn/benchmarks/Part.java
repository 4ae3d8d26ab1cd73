package cairn.benchmarks;

import java.nio.file.Path;
import java.util.List;

/// A part of the report that can be asked for by its name.
interface Part {
    /// What it is asked for by, and the name of its place in the report.
    String name();

    /// Whether `names` ask for it or for something in it.
    default boolean isAskedFor(List<String> names) {
        return names.isEmpty() || names.contains(name());
    }

    /// Measures, and tells what was found in Markdown.
    ///
    /// @param folder for what only lasts as long as the run
    String measure(Options options, Path folder);
}
