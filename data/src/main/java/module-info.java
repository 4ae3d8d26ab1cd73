import org.jspecify.annotations.NullMarked;

/// Datasets, the loader that batches them, transforms, and sources to read them from.
@NullMarked
@SuppressWarnings("requires-automatic") // jtokkit has no module descriptor; it is needed for byte-pair tokens alone
module cairn.data {
    requires static org.jspecify;
    requires transitive cairn.tensor;
    requires de.siegmar.fastcsv;
    requires static jtokkit;
    requires java.desktop;
    requires java.net.http;

    exports cairn.data;
    exports cairn.data.source;
    exports cairn.data.text;
    exports cairn.data.transform;
}
