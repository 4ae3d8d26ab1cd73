import org.jspecify.annotations.NullMarked;

/// Gradient, operation and layer checks for JUnit, for Cairn's own operations and for yours.
@NullMarked
module cairn.testkit {
    requires static org.jspecify;
    requires transitive cairn.nn;
    requires transitive org.junit.jupiter.api;

    exports cairn.testkit;
}
