package cairn.tensor;

import java.util.function.Supplier;

/// Collects the gradients of one operation's inputs during the backward pass.
public interface Gradients {
    /// Whether anybody needs the gradient of this input.
    boolean needs(int input);

    /// Sets the gradient of input number `input`. `dx` is asked only if the input needs it. A gradient of a shape that the input was
    /// broadcast to is summed back to the input's shape.
    void of(int input, Supplier<Tensor> dx);
}
