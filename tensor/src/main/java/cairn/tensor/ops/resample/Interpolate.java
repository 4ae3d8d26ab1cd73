package cairn.tensor.ops.resample;

import cairn.tensor.Interpolation;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;
import cairn.tensor.ops.pool.AvgPool;
import java.util.Arrays;

/// Sequences, pictures or volumes of another size: one [Resample] along each spatial dim, since every rule is a product of rules for one dim.
/// Shape: `[N, C, *] → [N, C, *']`.
public final class Interpolate {
    private Interpolate() {}

    public static Tensor of(Tensor x, Interpolation how) {
        int[] in = check(x.shape(), how);
        int[] out = how.outputSize(in);
        if (how.mode() == Interpolation.Mode.AREA) return AvgPool.adaptive(in.length, x, out);
        Tensor y = x;
        for (int d = in.length - 1; d >= 0; d--) {
            Taps taps = Taps.of(how, d, in[d], out[d]);
            if (!taps.isIdentity()) y = Resample.of(y, 2 + d, taps);
        }
        return y == x ? x.copy() : y;
    }

    private static int[] check(Shape x, Interpolation how) {
        int dims = x.rank() - 2;
        if (dims < 1 || dims > 3)
            throw ShapeException.of(
                    "interpolate",
                    "x must be [N, C, L], [N, C, H, W] or [N, C, D, H, W]",
                    x,
                    "Did you mean x.unsqueeze(0)?");
        if (how.mode() == Interpolation.Mode.BICUBIC && dims != 2)
            throw ShapeException.of("interpolate", "bicubic is for pictures [N, C, H, W]", x, "Use linear().");
        int given = how.sizes().length + how.scales().length;
        if (given != 1 && given != dims)
            throw ShapeException.of("interpolate", "%s is for %d spatial dims".formatted(how, given), x);
        for (int d = 1; d < x.rank(); d++)
            if (x.size(d) == 0) throw ShapeException.of("interpolate", "only the first size may be 0", x);
        return Arrays.copyOfRange(x.dims(), 2, x.rank());
    }
}
