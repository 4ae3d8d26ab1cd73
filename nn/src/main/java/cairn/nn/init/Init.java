package cairn.nn.init;

import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Ways to choose the first values of parameters. PyTorch: `torch.nn.init`.
public final class Init {
    private Init() {}

    /// Uniform in `[low, high)`.
    public static Initializer uniform(float low, float high) {
        return shape -> Tensor.rand(shape.dims()).mul(high - low).add(low);
    }

    /// All 0.
    public static Initializer zeros() {
        return constant(0);
    }

    /// All 1.
    public static Initializer ones() {
        return constant(1);
    }

    /// All `value`.
    public static Initializer constant(float value) {
        return shape -> Tensor.full(value, shape.dims());
    }

    /// PyTorch's start for a weight `[out, in, …]` and its bias: both uniform in ±1/√(fan-in).
    public static void affine(Tensor weight, @Nullable Tensor bias) {
        int fanIn = Fans.of(weight.shape()).in();
        float bound = fanIn > 0 ? (float) (1 / Math.sqrt(fanIn)) : 0;
        uniform(-bound, bound).fill(weight);
        if (bias != null) uniform(-bound, bound).fill(bias);
    }
}
