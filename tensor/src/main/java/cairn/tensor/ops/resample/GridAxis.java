package cairn.tensor.ops.resample;

import cairn.tensor.DType;
import cairn.tensor.GridSampling;
import cairn.tensor.Interpolation;
import cairn.tensor.Padding;
import cairn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One dim of `size` elements, read by the coordinates of a grid: from −1 at its beginning to 1 at its end.
record GridAxis(int size, GridSampling how) {
    private static final double A = -0.75; // of the cubic polynomial

    /// The elements that the samples at `coordinates`, `[N, P]`, are made of.
    List<Tap> taps(Tensor coordinates) {
        Tensor at = how.isAligned()
                ? coordinates.add(1).mul((size - 1) / 2.0)
                : coordinates.add(1).mul(size).sub(1).div(2);
        if (how.mode() == Interpolation.Mode.BICUBIC) return cubic(at);
        Tensor inside = bounded(at);
        return how.mode() == Interpolation.Mode.NEAREST
                ? List.of(tap(inside.detach().round(), null))
                : linear(inside);
    }

    private List<Tap> linear(Tensor at) {
        Tensor left = at.detach().floor();
        Tensor right = at.sub(left); // the weight of the right neighbour
        return List.of(tap(left, right.neg().add(1)), tap(left.add(1), right));
    }

    private List<Tap> cubic(Tensor at) {
        Tensor left = at.detach().floor();
        Tensor t = at.sub(left);
        Tensor[] weights = {
            far(t.add(1)), near(t), near(t.neg().add(1)), far(t.neg().add(2))
        };
        List<Tap> taps = new ArrayList<>();
        for (int k = 0; k < 4; k++) taps.add(tap(bounded(left.add(k - 1)), weights[k]));
        return taps;
    }

    /// The weight of a neighbour at a distance of at most 1.
    private static Tensor near(Tensor t) {
        return t.mul(A + 2).sub(A + 3).mul(t).mul(t).add(1);
    }

    /// The weight of a neighbour at a distance between 1 and 2.
    private static Tensor far(Tensor t) {
        return t.mul(A).sub(5 * A).mul(t).add(8 * A).mul(t).sub(4 * A);
    }

    /// Elements outside count as zeros.
    private Tap tap(Tensor place, @Nullable Tensor weight) {
        Tensor index = place.clamp(0, size - 1).to(DType.I64);
        if (how.beyond() != Padding.Mode.CONSTANT) return new Tap(index, weight);
        Tensor isInside = place.ge(0).logicalAnd(place.le(size - 1)).to(DType.F32);
        return new Tap(index, weight == null ? isInside : weight.mul(isInside));
    }

    // ---- beyond the border

    private Tensor bounded(Tensor at) {
        return switch (how.beyond()) {
            case REPLICATE -> clipped(at);
            case REFLECT -> clipped(reflected(at));
            default -> at;
        };
    }

    /// NOTE: on the border itself no gradient flows, as in PyTorch, whereas it does in `clamp`.
    private Tensor clipped(Tensor at) {
        Tensor above = Tensor.where(at.le(0), 0.0, at);
        return Tensor.where(above.ge(size - 1), size - 1.0, above);
    }

    /// Mirrored at the middles of the outermost elements, or at their edges, as often as needed.
    private Tensor reflected(Tensor at) {
        double low = how.isAligned() ? 0 : -0.5;
        double span = how.isAligned() ? size - 1 : size;
        if (span == 0) return at.mul(0);
        Tensor distance = at.sub(low).abs();
        Tensor rest = distance.fmod(span);
        Tensor isEven = distance.detach().div(span).floor().fmod(2).eq(0);
        return Tensor.where(isEven, rest.add(low), rest.neg().add(span + low));
    }
}
