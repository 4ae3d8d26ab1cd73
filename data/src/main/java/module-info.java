import org.jspecify.annotations.NullMarked;

/// Datasets, the loader that batches them, transforms, and sources to read them from.
@NullMarked
module cairn.data {
    requires static org.jspecify;
    requires transitive cairn.tensor;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires java.net.http;

    exports cairn.data;
    exports cairn.data.source;
    exports cairn.data.transform;
}
