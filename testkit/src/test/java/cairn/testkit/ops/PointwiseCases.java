package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.PointwiseOps].
final class PointwiseCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.binary("add", Tensor::add, (a, b) -> a + b)
                    .refuses("cannot be broadcast", () -> Tensor.ones(2, 3).add(Tensor.ones(4))),
            OpCase.binary("sub", Tensor::sub, (a, b) -> a - b),
            OpCase.binary("mul", Tensor::mul, (a, b) -> a * b),
            OpCase.binary("div", Tensor::div, (a, b) -> a / b).on(Sampler.normal(), Sampler.positive()),
            OpCase.unary("neg", Tensor::neg, x -> -x),
            OpCase.unary("square", Tensor::square, x -> x * x),
            OpCase.unary("exp", Tensor::exp, Math::exp),
            OpCase.unary("tanh", Tensor::tanh, Math::tanh),
            OpCase.unary("relu", Tensor::relu, x -> Math.max(x, 0)).on(Sampler.awayFromKinks()));

    private PointwiseCases() {}
}
