package cairn.benchmarks;

/// What is timed: one training step, one forward pass, one product.
@FunctionalInterface
public interface Step {
    /// Does it once and gives a number that all sides must agree on, such as the loss.
    float run();

    /// What can be said about it afterwards, such as how it was planned. Lines of text.
    default String explain() {
        return "";
    }
}
