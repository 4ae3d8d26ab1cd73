package cairn.tensor.engine;

/// Watches what a thread does with tensors, to make a step plan of it or to find out what it would cost.
public interface Recorder {
    /// Whether launches are only noted and never run. Tensors made meanwhile have shapes but no memory.
    default boolean isDry() {
        return false;
    }

    /// A launch has run.
    void launched(Launch launch);

    /// The program looked at values, so what it does next may depend on them.
    void readByHost(View view);
}
