package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.ElementaryOps].
final class ElementaryCases {
    /// For functions that bend sharply at the ends of their domain.
    private static final GradCheck.Tolerance SHORT_STEP = new GradCheck.Tolerance(2e-3f, 1e-2, 1e-3);

    static final List<OpCase> ROWS = List.of(
            OpCase.unary("square", Tensor::square, x -> x * x),
            OpCase.unary("sqrt", Tensor::sqrt, Math::sqrt).on(Sampler.positive()),
            OpCase.unary("rsqrt", Tensor::rsqrt, x -> 1 / Math.sqrt(x)).on(Sampler.uniform(1, 2.5f)),
            OpCase.unary("reciprocal", Tensor::reciprocal, x -> 1 / x).on(Sampler.uniform(1, 2.5f)),
            OpCase.binary("pow", Tensor::pow, Math::pow)
                    .on(Sampler.positive(), Sampler.normal())
                    .refuses("negative power -2", () -> Tensor.arange(3).pow(-2)),
            OpCase.unary("rpow", x -> x.rpow(2.5), x -> Math.pow(2.5, x)),
            OpCase.binary("hypot", Tensor::hypot, Math::hypot).on(Sampler.positive()),
            OpCase.unary("exp", Tensor::exp, Math::exp),
            OpCase.unary("expm1", Tensor::expm1, Math::expm1),
            OpCase.unary("exp2", Tensor::exp2, x -> Math.pow(2, x)),
            OpCase.unary("log", Tensor::log, Math::log).on(Sampler.positive()),
            OpCase.unary("log1p", Tensor::log1p, Math::log1p).on(Sampler.positive()),
            OpCase.unary("log2", Tensor::log2, x -> Math.log(x) / Math.log(2)).on(Sampler.positive()),
            OpCase.unary("log10", Tensor::log10, Math::log10).on(Sampler.positive()),
            OpCase.binary("logAddExp", Tensor::logAddExp, (a, b) -> Math.log(Math.exp(a) + Math.exp(b))),
            OpCase.binary(
                    "logAddExp2",
                    Tensor::logAddExp2,
                    (a, b) -> Math.log(Math.pow(2, a) + Math.pow(2, b)) / Math.log(2)),
            OpCase.unary("logit", Tensor::logit, x -> Math.log(x / (1 - x)))
                    .on(Sampler.uniform(0.2f, 0.8f))
                    .tolerance(SHORT_STEP),
            OpCase.unary("sin", Tensor::sin, Math::sin),
            OpCase.unary("cos", Tensor::cos, Math::cos),
            OpCase.unary("tan", Tensor::tan, Math::tan).on(Sampler.uniform(-1f, 1f)),
            OpCase.unary("asin", Tensor::asin, Math::asin)
                    .on(Sampler.uniform(-0.8f, 0.8f))
                    .tolerance(SHORT_STEP),
            OpCase.unary("acos", Tensor::acos, Math::acos)
                    .on(Sampler.uniform(-0.8f, 0.8f))
                    .tolerance(SHORT_STEP),
            OpCase.unary("atan", Tensor::atan, Math::atan),
            OpCase.binary("atan2", Tensor::atan2, Math::atan2).on(Sampler.normal(), Sampler.positive()),
            OpCase.unary("sinh", Tensor::sinh, Math::sinh),
            OpCase.unary("cosh", Tensor::cosh, Math::cosh),
            OpCase.unary("tanh", Tensor::tanh, Math::tanh),
            OpCase.unary("asinh", Tensor::asinh, x -> Math.log(x + Math.sqrt(x * x + 1))),
            OpCase.unary("acosh", Tensor::acosh, x -> Math.log(x + Math.sqrt(x * x - 1)))
                    .on(Sampler.uniform(1.5f, 3f)),
            OpCase.unary("atanh", Tensor::atanh, x -> 0.5 * Math.log((1 + x) / (1 - x)))
                    .on(Sampler.uniform(-0.8f, 0.8f))
                    .tolerance(SHORT_STEP),
            OpCase.unary("sinc", Tensor::sinc, x -> Math.sin(Math.PI * x) / (Math.PI * x))
                    .on(Sampler.uniform(0.2f, 1.5f)),
            OpCase.unary("deg2rad", Tensor::deg2rad, Math::toRadians),
            OpCase.unary("rad2deg", Tensor::rad2deg, Math::toDegrees));

    private ElementaryCases() {}
}
