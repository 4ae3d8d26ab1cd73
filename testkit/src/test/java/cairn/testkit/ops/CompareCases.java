package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.CompareOps].
final class CompareCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.binary("eq", Tensor::eq, (a, b) -> a == b ? 1 : 0)
                    .on(Sampler.index(3))
                    .notDifferentiable(),
            OpCase.binary("ne", Tensor::ne, (a, b) -> a != b ? 1 : 0)
                    .on(Sampler.index(3))
                    .notDifferentiable(),
            OpCase.binary("lt", Tensor::lt, (a, b) -> a < b ? 1 : 0)
                    .on(Sampler.index(3))
                    .notDifferentiable(),
            OpCase.binary("le", Tensor::le, (a, b) -> a <= b ? 1 : 0)
                    .on(Sampler.index(3))
                    .notDifferentiable(),
            OpCase.binary("gt", Tensor::gt, (a, b) -> a > b ? 1 : 0)
                    .on(Sampler.index(3))
                    .notDifferentiable(),
            OpCase.binary("ge", Tensor::ge, (a, b) -> a >= b ? 1 : 0)
                    .on(Sampler.index(3))
                    .notDifferentiable(),
            OpCase.binary("logicalAnd", Tensor::logicalAnd, (a, b) -> (a != 0) && (b != 0) ? 1 : 0)
                    .on(Sampler.index(2))
                    .notDifferentiable(),
            OpCase.binary("logicalOr", Tensor::logicalOr, (a, b) -> (a != 0) || (b != 0) ? 1 : 0)
                    .on(Sampler.index(2))
                    .notDifferentiable(),
            OpCase.binary("logicalXor", Tensor::logicalXor, (a, b) -> (a != 0) != (b != 0) ? 1 : 0)
                    .on(Sampler.index(2))
                    .notDifferentiable(),
            OpCase.unary("logicalNot", Tensor::logicalNot, x -> x == 0 ? 1 : 0)
                    .on(Sampler.index(2))
                    .notDifferentiable(),
            OpCase.unary("isNaN", Tensor::isNaN, x -> Double.isNaN(x) ? 1 : 0).notDifferentiable(),
            OpCase.unary("isInf", Tensor::isInf, x -> Double.isInfinite(x) ? 1 : 0)
                    .notDifferentiable(),
            OpCase.unary("isFinite", Tensor::isFinite, x -> Double.isFinite(x) ? 1 : 0)
                    .notDifferentiable(),
            OpCase.unary("signbit", Tensor::signbit, x -> x < 0 ? 1 : 0).notDifferentiable(),
            OpCase.binary(
                            "isClose",
                            (a, b) -> a.isClose(b, 0.1, 0.5),
                            (a, b) -> Math.abs(a - b) <= 0.5 + 0.1 * Math.abs(b) ? 1 : 0)
                    .notDifferentiable()
                    .refuses("rtol=-1.0", () -> Tensor.ones(2).isClose(Tensor.ones(2), -1, 0)),
            OpCase.of("allClose", x -> Tensor.scalar(x.get(0).allClose(x.get(0).add(1e-7)) ? 1 : 0), new int[] {3, 4})
                    .notDifferentiable(),
            OpCase.of("equal", x -> Tensor.scalar(x.get(0).equal(x.get(0).copy()) ? 1 : 0), new int[] {3, 4})
                    .notDifferentiable());

    private CompareCases() {}
}
