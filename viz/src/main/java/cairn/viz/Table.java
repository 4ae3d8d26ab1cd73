package cairn.viz;

import java.util.List;

/// Rows of text under headings. The first cell of a row names it.
///
/// @param caption what the table shows
/// @param header one heading per column
/// @param rows as many cells each
/// @param kind what the cells hold
public record Table(String caption, List<String> header, List<List<String>> rows, Kind kind) {
    /// What the cells of a table hold, which says how they are aligned.
    public enum Kind {
        /// Words, from the left.
        WORDS,
        /// Numbers, to the right but for the first column.
        NUMBERS
    }

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if a row has another length than the header
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows)
            if (row.size() != header.size())
                throw new IllegalArgumentException(
                        "table %s: a row has %d cells for %d headings.".formatted(caption, row.size(), header.size()));
    }
}
