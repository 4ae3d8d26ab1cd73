package cairn.tensor.engine;

/// Watches what a thread does with tensors, to make a step plan of it.
public interface Recorder {
    /// A launch has run.
    void launched(Launch launch);

    /// The program looked at values, so what it does next may depend on them.
    void readByHost(View view);
}
