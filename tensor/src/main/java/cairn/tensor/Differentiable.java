package cairn.tensor;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a tensor has to do with differentiation: whether gradients flow through it, the gradient it has collected, and the start of the
/// way back. More in [Autograd].
public sealed interface Differentiable permits Tensor {

    /// Whether gradients flow through this tensor: it is a leaf with [#requiresGrad()], or was computed from one.
    boolean isTracked();

    /// Whether this tensor was not computed by a recorded operation.
    boolean isLeaf();

    /// Whether this leaf collects a gradient.
    boolean requiresGrad();

    /// Switches the collection of a gradient on or off and returns this tensor.
    ///
    /// @throws IllegalStateException if this tensor was computed by a recorded operation
    Tensor requiresGrad(boolean on);

    /// The gradient collected so far; null if there is none. PyTorch: `grad`.
    @Nullable
    Tensor grad();

    /// Replaces the collected gradient; null drops it.
    void setGrad(@Nullable Tensor grad);

    /// The same memory without history. Changes in place show in both.
    Tensor detach();

    /// Adds a function that sees the gradient of this tensor in each backward pass, and may return another one (or null to keep it).
    void registerHook(UnaryOperator<Tensor> hook);

    /// Makes a computed tensor keep its gradient in [#grad()] as leaves do.
    void retainGrad();

    /// Computes the gradient of this one-element tensor with respect to every leaf behind it, and adds it to their [#grad()].
    default void backward() {
        Autograd.backward(List.of((Tensor) this), Collections.singletonList(null), Graph.FREE);
    }

    /// Sends `dy` back from this tensor.
    default void backward(Tensor dy) {
        Autograd.backward(List.of((Tensor) this), List.of(dy), Graph.FREE);
    }

    /// As [#backward()], with a choice of what becomes of the recorded operations.
    default void backward(Graph graph) {
        Autograd.backward(List.of((Tensor) this), Collections.singletonList(null), graph);
    }
}
