package cairn.tensor.engine;

import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Watches what a thread does with tensors, to make a step plan of it or to find out what it would cost.
public interface Recorder {
    /// Whether launches are only noted and never run. Tensors made meanwhile have shapes but no memory.
    default boolean isDry() {
        return false;
    }

    /// A launch is about to run.
    default void launching(Launch launch) {}

    /// A launch has run, or need not run because fresh memory is zero.
    void launched(Launch launch);

    /// The program looked at values, so what it does next may depend on them.
    void readByHost(View view);

    /// Memory was made: zeroed if `fresh`, else with values from the program.
    default void allocated(Buffer buffer, boolean fresh) {}

    /// A tensor was made.
    default void made(ArrayTensor tensor) {}

    /// What happens next depends on whether a gradient flows through `tensor`.
    default void trackingRead(ArrayTensor tensor) {}

    /// Gradients were switched on or off for `tensor`, or given a hook.
    default void trackingSet(ArrayTensor tensor) {}

    /// What happens next depends on the gradient of `tensor`, or on there being none.
    default void gradRead(ArrayTensor tensor, @Nullable Tensor grad) {}

    /// The gradient of `tensor` was replaced or dropped.
    default void gradSet(ArrayTensor tensor) {}

    /// The current random generator was asked for.
    default void generatorRead(Rng current) {}

    /// What happens next depends on `assumption`, which holds.
    default void assumed(Assumption assumption) {}

    /// Something happened that running the same launches again would not repeat.
    ///
    /// @param what completes the sentence "the step …"
    default void unrepeatable(String what) {}
}
