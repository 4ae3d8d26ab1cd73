package cairn.metrics;

/// The error of a score that is read before anything was added.
final class NoSamples {
    private NoSamples() {}

    static IllegalStateException of(String score) {
        return new IllegalStateException(
                score + ": there is no sample yet; call update(...) or add(...) before reading it.");
    }
}
