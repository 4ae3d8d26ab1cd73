package cairn.nn.init;

import cairn.tensor.Autograd;
import cairn.tensor.Shape;
import cairn.tensor.Tensor;

/// A way to choose the first values of a parameter.
@FunctionalInterface
public interface Initializer {
    /// New values for a parameter of the given shape.
    Tensor values(Shape shape);

    /// Overwrites `parameter` with new values and returns it.
    default Tensor fill(Tensor parameter) {
        return Autograd.noGrad(() -> parameter.copyInPlace(values(parameter.shape())));
    }
}
