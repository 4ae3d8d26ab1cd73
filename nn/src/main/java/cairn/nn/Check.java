package cairn.nn;

/// Checks of constructor arguments.
final class Check {
    private Check() {}

    static int positive(String layer, String name, int value) {
        if (value < 1)
            throw new IllegalArgumentException("%s: %s must be at least 1, got %d.".formatted(layer, name, value));
        return value;
    }
}
