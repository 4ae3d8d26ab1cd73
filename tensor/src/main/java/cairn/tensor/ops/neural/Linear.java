package cairn.tensor.ops.neural;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Affine map: `y = x · wᵀ + b`, `dx = dy · w`, `dw = dyᵀ · x`, `db = Σ dy`. Shape: `[…, in], [out, in], [out] → […, out]`.
public final class Linear {
    private Linear() {}

    public static Tensor of(Tensor x, Tensor weight, @Nullable Tensor bias) {
        if (weight.rank() != 2) throw ShapeException.of("linear", "weight must be [out, in]", weight.shape());
        if (x.rank() == 0 || x.size(-1) != weight.size(1))
            throw ShapeException.of("linear", "x must be […, in=%d]".formatted(weight.size(1)), x.shape());
        Tensor y = x.matmul(weight.transpose());
        return bias == null ? y : y.add(bias);
    }
}
