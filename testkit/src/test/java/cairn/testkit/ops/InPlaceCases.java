package cairn.testkit.ops;

import cairn.tensor.Autograd;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.UnaryOperator;

/// The rows of [cairn.tensor.InPlaceOps].
final class InPlaceCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.binary("addInPlace", (a, b) -> inPlace(a, x -> x.addInPlace(b)), (a, b) -> a + b)
                    .notDifferentiable(),
            OpCase.binary("subInPlace", (a, b) -> inPlace(a, x -> x.subInPlace(b)), (a, b) -> a - b)
                    .notDifferentiable(),
            OpCase.binary("mulInPlace", (a, b) -> inPlace(a, x -> x.mulInPlace(b)), (a, b) -> a * b)
                    .notDifferentiable(),
            OpCase.binary("divInPlace", (a, b) -> inPlace(a, x -> x.divInPlace(b)), (a, b) -> a / b)
                    .on(Sampler.normal(), Sampler.positive())
                    .notDifferentiable(),
            OpCase.binary("addcmulInPlace", (a, b) -> inPlace(a, x -> x.addcmulInPlace(b, b)), (a, b) -> a + b * b)
                    .notDifferentiable(),
            OpCase.binary(
                            "lerpInPlace",
                            (a, b) -> inPlace(a, x -> x.lerpInPlace(b, 0.25)),
                            (a, b) -> a + 0.25 * (b - a))
                    .notDifferentiable(),
            OpCase.unary(
                            "clampInPlace",
                            a -> inPlace(a, x -> x.clampInPlace(-0.5, 1)),
                            x -> Math.min(Math.max(x, -0.5), 1))
                    .notDifferentiable(),
            OpCase.binary("copyInPlace", (a, b) -> inPlace(a, x -> x.copyInPlace(b)), (a, b) -> b)
                    .notDifferentiable(),
            OpCase.unary("fillInPlace", a -> inPlace(a, x -> x.fillInPlace(2.5)), x -> 2.5)
                    .notDifferentiable(),
            OpCase.unary("zeroInPlace", a -> inPlace(a, x -> x.zeroInPlace()), x -> 0)
                    .notDifferentiable());

    private InPlaceCases() {}

    private static Tensor inPlace(Tensor a, UnaryOperator<Tensor> change) {
        return Autograd.noGrad(() -> change.apply(a.copy()));
    }
}
