import org.jspecify.annotations.NullMarked;

/// Numbered example programs, each a file to read from top to bottom.
@NullMarked
module cairn.examples {
    requires static org.jspecify;
    requires cairn.train;
}
