package cairn.nn.init;

import cairn.tensor.Shape;
import cairn.tensor.ShapeException;

/// How many inputs feed one output of a weight `[out, in, …]`, and how many outputs one input feeds. The dims after the second, a
/// convolution's kernel, multiply both.
///
/// @param in the number of inputs of one output
/// @param out the number of outputs of one input
public record Fans(int in, int out) {
    /// The fans of a weight of the given shape.
    ///
    /// @throws ShapeException if it has fewer than two dims
    public static Fans of(Shape weight) {
        if (weight.rank() < 2)
            throw ShapeException.of(
                    "init", "fan-in and fan-out need a weight [out, in, …] of at least two dims", weight);
        int kernel = 1;
        for (int d = 2; d < weight.rank(); d++) kernel *= weight.size(d);
        return new Fans(weight.size(1) * kernel, weight.size(0) * kernel);
    }
}
