import org.jspecify.annotations.NullMarked;

/// A live view of trainings in the browser.
@NullMarked
module cairn.board {
    requires static org.jspecify;
    requires transitive cairn.train;
    requires jdk.httpserver;
    requires tools.jackson.core;

    exports cairn.board;
}
