package cairn.testkit.ops;

import cairn.tensor.Tensor;
import cairn.testkit.OpCase;
import cairn.testkit.Sampler;
import java.util.List;

/// The rows of [cairn.tensor.ActivationOps].
final class ActivationCases {
    static final List<OpCase> ROWS = List.of(
            OpCase.unary("relu", Tensor::relu, x -> Math.max(x, 0)).on(Sampler.awayFromKinks()),
            OpCase.unary("relu6", Tensor::relu6, x -> Math.min(Math.max(x, 0), 6))
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("leakyRelu", x -> x.leakyRelu(0.1), x -> x > 0 ? x : 0.1 * x)
                    .on(Sampler.awayFromKinks()),
            OpCase.of("prelu", x -> x.get(0).prelu(x.get(1)), new int[] {2, 3, 4}, new int[] {3})
                    .on(Sampler.awayFromKinks(), Sampler.normal())
                    .refuses(
                            "one for each of the C=3 channels",
                            () -> Tensor.ones(2, 3).prelu(Tensor.ones(2))),
            OpCase.unary("elu", x -> x.elu(0.7), x -> x > 0 ? x : 0.7 * Math.expm1(x))
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("celu", x -> x.celu(0.7), x -> x > 0 ? x : 0.7 * Math.expm1(x / 0.7))
                    .on(Sampler.awayFromKinks())
                    .refuses("alpha", () -> Tensor.ones(2).celu(0)),
            OpCase.unary(
                            "selu",
                            Tensor::selu,
                            x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)))
                    .on(Sampler.awayFromKinks()),
            OpCase.of("glu", x -> x.get(0).glu(1), new int[] {2, 6, 3})
                    .refuses("must be even", () -> Tensor.ones(2, 3).glu(-1)),
            OpCase.unary("gelu", Tensor::gelu, x -> x * normalCdf(x)),
            OpCase.unary(
                    "geluTanh",
                    Tensor::geluTanh,
                    x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))),
            OpCase.unary("silu", Tensor::silu, x -> x / (1 + Math.exp(-x))),
            OpCase.unary("mish", Tensor::mish, x -> x * Math.tanh(Math.log1p(Math.exp(x)))),
            OpCase.unary("sigmoid", Tensor::sigmoid, x -> 1 / (1 + Math.exp(-x))),
            OpCase.unary("logSigmoid", Tensor::logSigmoid, x -> -Math.log1p(Math.exp(-x))),
            OpCase.unary("softplus", x -> x.softplus(2, 20), x -> Math.log1p(Math.exp(2 * x)) / 2),
            OpCase.unary("softsign", Tensor::softsign, x -> x / (1 + Math.abs(x)))
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("hardtanh", Tensor::hardtanh, x -> Math.min(Math.max(x, -1), 1))
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("hardsigmoid", Tensor::hardsigmoid, x -> Math.min(Math.max((x + 3) / 6, 0), 1)),
            OpCase.unary("hardswish", Tensor::hardswish, x -> x * Math.min(Math.max((x + 3) / 6, 0), 1)),
            OpCase.unary("hardshrink", Tensor::hardshrink, x -> Math.abs(x) <= 0.5 ? 0 : x)
                    .on(Sampler.awayFromKinks()),
            OpCase.unary("softshrink", Tensor::softshrink, x -> Math.abs(x) <= 0.5 ? 0 : x - Math.signum(x) / 2)
                    .on(Sampler.awayFromKinks())
                    .refuses("lambda must not be negative", () -> Tensor.ones(2).softshrink(-1)),
            OpCase.unary("tanhshrink", Tensor::tanhshrink, x -> x - Math.tanh(x)),
            OpCase.unary("threshold", x -> x.threshold(0.5, -2), x -> x > 0.5 ? x : -2)
                    .on(Sampler.awayFromKinks()));

    private ActivationCases() {}

    private static double normalCdf(double x) {
        int steps = 10_000;
        double width = x / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) sum += Math.exp(-0.5 * (i + 0.5) * width * (i + 0.5) * width);
        return 0.5 + sum * width / Math.sqrt(2 * Math.PI);
    }
}
