package cairn.testkit.ops;

import cairn.tensor.DType;
import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.PointwiseOps].
final class PointwiseCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.binary("add", Tensor::add, (a, b) -> a + b)
                    .refuses(
                            "add: shapes [2, 3] and [4] cannot be broadcast",
                            () -> Tensor.ones(2, 3).add(Tensor.ones(4))),
            OpCase.binary("sub", Tensor::sub, (a, b) -> a - b).refuses("logicalXor()", () -> truth().sub(truth())),
            OpCase.unary("rsub", x -> x.rsub(2.5), x -> 2.5 - x),
            OpCase.binary("mul", Tensor::mul, (a, b) -> a * b),
            OpCase.binary("div", Tensor::div, (a, b) -> a / b).on(Sampler.normal(), Sampler.positive()),
            OpCase.unary("rdiv", x -> x.rdiv(2.5), x -> 2.5 / x).on(Sampler.uniform(1, 2.5f)),
            OpCase.binary("floorDivide", Tensor::floorDivide, (a, b) -> Math.floor(a / b))
                    .on(Sampler.normal(), Sampler.positive())
                    .notDifferentiable(),
            OpCase.binary("truncDivide", Tensor::truncDivide, (a, b) -> (double) (long) (a / b))
                    .on(Sampler.normal(), Sampler.positive())
                    .notDifferentiable(),
            OpCase.unary("remainder", x -> x.remainder(-1.25), x -> x + 1.25 * Math.floor(x / -1.25))
                    .on(Sampler.uniform(0.1f, 1.1f)),
            OpCase.unary("fmod", x -> x.fmod(1.25), x -> x % 1.25).on(Sampler.uniform(0.1f, 1.1f)),
            OpCase.unary("neg", Tensor::neg, x -> -x),
            OpCase.unary("abs", Tensor::abs, Math::abs).on(Sampler.awayFromKinks()),
            OpCase.unary("sign", Tensor::sign, Math::signum).on(Sampler.awayFromKinks()),
            OpCase.binary("copysign", Tensor::copysign, Math::copySign).on(Sampler.awayFromKinks()),
            OpCase.of(
                    "addcmul",
                    x -> x.get(0).addcmul(x.get(1), x.get(2), 0.5),
                    new int[] {3, 4},
                    new int[] {4},
                    new int[] {3, 1}),
            OpCase.of(
                            "addcdiv",
                            x -> x.get(0).addcdiv(x.get(1), x.get(2), 0.5),
                            new int[] {3, 4},
                            new int[] {4},
                            new int[] {3, 1})
                    .on(Sampler.normal(), Sampler.normal(), Sampler.positive()),
            OpCase.of(
                    "lerp", x -> x.get(0).lerp(x.get(1), x.get(2)), new int[] {3, 4}, new int[] {4}, new int[] {3, 1}),
            OpCase.unary("floor", Tensor::floor, Math::floor).on(Sampler.awayFromKinks()),
            OpCase.unary("ceil", Tensor::ceil, Math::ceil).on(Sampler.awayFromKinks()),
            OpCase.unary("round", Tensor::round, Math::rint).on(Sampler.uniform(1.6f, 2.4f)),
            OpCase.unary("trunc", Tensor::trunc, x -> (double) (long) x).on(Sampler.awayFromKinks()),
            OpCase.unary("frac", Tensor::frac, x -> x - (long) x).on(Sampler.awayFromKinks()),
            OpCase.binary("maximum", Tensor::maximum, Math::max).on(Sampler.distinct(), Sampler.between()),
            OpCase.binary("minimum", Tensor::minimum, Math::min).on(Sampler.distinct(), Sampler.between()),
            OpCase.binary("fmax", Tensor::fmax, Math::max).on(Sampler.distinct(), Sampler.between()),
            OpCase.binary("fmin", Tensor::fmin, Math::min).on(Sampler.distinct(), Sampler.between()),
            OpCase.unary("clamp", x -> x.clamp(-0.5, 1), x -> Math.min(Math.max(x, -0.5), 1))
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("clampMin", x -> x.clampMin(-0.5), x -> Math.max(x, -0.5))
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("clampMax", x -> x.clampMax(0.5), x -> Math.min(x, 0.5))
                    .on(Sampler.awayFromKinks()),
            OpCase.binary("heaviside", Tensor::heaviside, (x, v) -> x == 0 ? v : x > 0 ? 1 : 0)
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("nanToNum", Tensor::nanToNum, x -> x));

    private PointwiseCases() {}

    private static Tensor truth() {
        return Tensor.zeros(DType.BOOL, 2);
    }
}
