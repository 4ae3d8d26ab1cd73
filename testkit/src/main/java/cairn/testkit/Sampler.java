package cairn.testkit;

import cairn.tensor.Rng;
import cairn.tensor.Tensor;
import java.util.function.BiFunction;

/// Draws an input of a given shape from the domain of an operation.
public record Sampler(String name, BiFunction<Rng, int[], Tensor> draw) {
    /// Standard normal.
    public static Sampler normal() {
        return new Sampler("normal", Tensor::randn);
    }

    /// Uniform in `[low, high)`.
    public static Sampler uniform(float low, float high) {
        return new Sampler(
                "uniform",
                (rng, shape) -> Tensor.rand(rng, shape).mul(high - low).add(low));
    }

    /// Positive, in `[0.5, 2.5)`: for logarithms, roots and divisors.
    public static Sampler positive() {
        return uniform(0.5f, 2.5f);
    }

    /// Normal, but at least 0.1 away from every multiple of 0.5: for functions with kinks or jumps there.
    public static Sampler awayFromKinks() {
        return new Sampler("away from kinks", (rng, shape) -> {
            float[] x = Tensor.randn(rng, shape).toFloatArray();
            for (int i = 0; i < x.length; i++) x[i] = away(x[i]);
            return Tensor.of(x, x.length).reshape(shape);
        });
    }

    private static float away(float x) {
        float nearest = Math.round(x * 2) / 2f;
        float gap = x - nearest;
        return Math.abs(gap) >= 0.1f ? x : nearest + Math.copySign(0.12f, gap);
    }

    /// All different, at least 0.1 apart, shuffled: for maxima, sorting and ranks.
    public static Sampler distinct() {
        return new Sampler("distinct", (rng, shape) -> {
            int n = cairn.tensor.Shape.of(shape).numel();
            float[] x = new float[n];
            int[] order = rng.permutation(n);
            for (int i = 0; i < n; i++) x[i] = (order[i] - n / 2f) * 0.11f + 0.03f;
            return Tensor.of(x, n).reshape(shape);
        });
    }

    /// As [#distinct], half-way between its values: for comparisons of two inputs.
    public static Sampler between() {
        return new Sampler(
                "between", (rng, shape) -> distinct().draw(rng, shape).add(0.055));
    }

    /// Integers in `[0, bound)` as I64.
    public static Sampler index(int bound) {
        return new Sampler("index", (rng, shape) -> Tensor.randint(rng, 0, bound, shape));
    }

    /// True or false with equal probability.
    public static Sampler mask() {
        return new Sampler(
                "mask", (rng, shape) -> Tensor.randint(rng, 0, 2, shape).to(cairn.tensor.DType.BOOL));
    }

    Tensor draw(Rng rng, int... shape) {
        return draw.apply(rng, shape);
    }
}
