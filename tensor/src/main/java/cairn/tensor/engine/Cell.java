package cairn.tensor.engine;

/// A number on the Java side that launches change when they run, such as the position of a random generator or the count of an
/// optimizer's steps.
public interface Cell {
    /// The value now.
    Object state();

    /// Goes back to a value got from [#state()].
    void restore(Object state);
}
