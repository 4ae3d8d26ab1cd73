import org.jspecify.annotations.NullMarked;

/// The `cairn` command line.
@NullMarked
module cairn.cli {
    requires static org.jspecify;
    requires cairn.board;
    requires cairn.train;
    requires cairn.viz;
    requires info.picocli;

    opens cairn.cli to
            info.picocli;
}
