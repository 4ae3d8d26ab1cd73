package cairn.tensor.ops.reduce;

import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// The p-norm distance of every row of `a` from every row of `b`: `yᵢⱼ = ‖aᵢ − bⱼ‖ₚ`. Equal rows have a gradient of 0.
/// Shape: `[…, P, M], […, R, M] → […, P, R]`, batch dims broadcast.
///
/// PyTorch: `torch.cdist`.
public final class CDist {
    private CDist() {}

    public static Tensor of(Tensor a, Tensor b, double p) {
        if (a.rank() < 2 || b.rank() < 2 || a.size(-1) != b.size(-1))
            throw ShapeException.of(
                    "cdist", "operands must be […, P, M] and […, R, M]", a.shape() + " and " + b.shape());
        if (p < 0) throw new IllegalArgumentException("cdist: p must not be negative, got " + p + ".");
        Tensor d = withDim(a, a.rank() - 1).sub(withDim(b, b.rank() - 2)); // [..., P, R, M]
        if (d.numel() == 0 && a.size(-1) == 0)
            return Tensor.zeros(Arrays.copyOf(d.shape().dims(), d.rank() - 1));
        return Norm.of(d, p, Dims.of("cdist", d.shape(), new int[] {-1}, false));
    }

    /// `x` with a dim of size 1 put in before dim `at`.
    private static Tensor withDim(Tensor x, int at) {
        int[] sizes = new int[x.rank() + 1];
        for (int d = 0; d < sizes.length; d++) sizes[d] = d < at ? x.size(d) : d == at ? 1 : x.size(d - 1);
        return x.reshape(sizes);
    }
}
