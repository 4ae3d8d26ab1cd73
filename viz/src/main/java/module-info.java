import org.jspecify.annotations.NullMarked;

/// Plots as PNG and SVG, the report of a training, and TensorBoard's event files.
@SuppressWarnings("requires-automatic") // the chart library has no module descriptor
@NullMarked
module cairn.viz {
    requires static org.jspecify;
    requires transitive cairn.train;
    requires transitive java.desktop;
    requires xchart;

    exports cairn.viz;
    exports cairn.viz.tensorboard;
}
