package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.GradCheck;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The rows of [cairn.tensor.SpecialOps].
final class SpecialCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.unary("erf", Tensor::erf, x -> 2 / Math.sqrt(Math.PI) * integral(t -> Math.exp(-t * t), 0, x)),
            OpCase.unary("erfc", Tensor::erfc, x -> 1 - 2 / Math.sqrt(Math.PI) * integral(t -> Math.exp(-t * t), 0, x)),
            OpCase.unary("erfinv", x -> x.erf().erfinv(), x -> x).on(Sampler.uniform(-1.5f, 1.5f)),
            OpCase.unary(
                            "erfcx",
                            Tensor::erfcx,
                            x -> Math.exp(x * x) * (1 - 2 / Math.sqrt(Math.PI) * integral(t -> Math.exp(-t * t), 0, x)))
                    .on(Sampler.uniform(-1f, 1.5f)),
            OpCase.unary("ndtr", Tensor::ndtr, SpecialCases::normalCdf),
            OpCase.unary("logNdtr", Tensor::logNdtr, x -> Math.log(normalCdf(x))),
            OpCase.unary("ndtri", x -> x.ndtr().ndtri(), x -> x).on(Sampler.uniform(-1.5f, 1.5f)),
            OpCase.unary(
                            "lgamma",
                            Tensor::lgamma,
                            x -> Math.log(integral(t -> Math.pow(t, x - 1) * Math.exp(-t), 0, 60)))
                    .on(Sampler.uniform(2f, 4f)),
            OpCase.unary(
                            "digamma",
                            Tensor::digamma,
                            x -> -0.5772156649015329 + integral(t -> (1 - Math.pow(t, x - 1)) / (1 - t), 0, 1))
                    .on(Sampler.uniform(2f, 4f)),
            OpCase.unary("polygamma", x -> x.polygamma(1), x -> zeta(2, x)).on(Sampler.uniform(1f, 3f)),
            OpCase.unary(
                            "mvlgamma",
                            x -> x.mvlgamma(1),
                            x -> Math.log(integral(t -> Math.pow(t, x - 1) * Math.exp(-t), 0, 60)))
                    .on(Sampler.uniform(2f, 4f)),
            OpCase.unary("zeta", q -> Tensor.scalar(3).zeta(q), q -> zeta(3, q))
                    .on(Sampler.uniform(1f, 3f))
                    .tolerance(new GradCheck.Tolerance(1e-2f, 2e-2, 1e-2)),
            OpCase.unary("entr", Tensor::entr, x -> -x * Math.log(x)).on(Sampler.positive()),
            OpCase.binary("xlogy", Tensor::xlogy, (x, y) -> x * Math.log(y)).on(Sampler.normal(), Sampler.positive()),
            OpCase.binary("xlog1py", Tensor::xlog1py, (x, y) -> x * Math.log1p(y))
                    .on(Sampler.normal(), Sampler.positive()));

    private SpecialCases() {}

    private static double normalCdf(double x) {
        return 0.5 + integral(t -> Math.exp(-t * t / 2), 0, x) / Math.sqrt(2 * Math.PI);
    }

    private static double zeta(double s, double q) {
        int terms = 100_000;
        double sum = Math.pow(q + terms, 1 - s) / (s - 1); // the rest, as an integral
        for (int k = 0; k < terms; k++) sum += Math.pow(q + k, -s);
        return sum;
    }

    /// The midpoint rule.
    private static double integral(DoubleUnaryOperator f, double from, double to) {
        int steps = 20_000;
        double width = (to - from) / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) sum += f.applyAsDouble(from + (i + 0.5) * width);
        return sum * width;
    }
}
