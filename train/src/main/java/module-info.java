import org.jspecify.annotations.NullMarked;

/// The training loop, its events and consumers, checkpoints and metrics.
@NullMarked
module cairn.train {
    requires static org.jspecify;
    requires jdk.management;
    requires transitive cairn.data;
    requires transitive cairn.io;

    exports cairn.metrics;
    exports cairn.train;
}
