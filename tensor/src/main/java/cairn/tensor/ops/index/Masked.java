package cairn.tensor.ops.index;

import cairn.tensor.DType;
import cairn.tensor.Shape;
import cairn.tensor.ShapeException;
import cairn.tensor.Tensor;

/// Elements chosen by a mask, which broadcasts with the tensor. Shape: `[*], mask [*] → [*]`, or a vector of the chosen ones.
public final class Masked {
    private Masked() {}

    /// `value` where the mask is true, else `x`; the gradient of `value` is the sum of `dy` where the mask is true.
    public static Tensor fill(Tensor x, Tensor mask, Tensor value) {
        requireMask("maskedFill", mask);
        if (value.rank() > 0) throw ShapeException.of("maskedFill", "the value must be a scalar", value.shape());
        Shape.broadcast("maskedFill", x.shape(), mask.shape());
        return Tensor.where(mask, value.to(x.dtype()), x);
    }

    /// The elements where the mask is true, in row-major order. The mask is read by the program, since it decides the shape.
    public static Tensor select(Tensor x, Tensor mask) {
        requireMask("maskedSelect", mask);
        Shape common = Shape.broadcast("maskedSelect", x.shape(), mask.shape());
        Tensor flat = x.expand(common.dims()).reshape(-1);
        return PickAt.of(flat, Places.checked(positions(mask.expand(common.dims())), 0, flat.shape()));
    }

    /// A copy of `x` where the mask is true replaced by the first elements of `source`, in row-major order.
    public static Tensor scatter(Tensor x, Tensor mask, Tensor source) {
        requireMask("maskedScatter", mask);
        Gather.requireSameType("maskedScatter", x, source);
        Shape common = Shape.broadcast("maskedScatter", x.shape(), mask.shape());
        Tensor flat = x.expand(common.dims()).reshape(-1);
        Tensor positions = positions(mask.expand(common.dims()));
        if (positions.numel() > source.numel())
            throw ShapeException.of(
                    "maskedScatter",
                    "the source must have an element for each of the %d places of the mask"
                            .formatted(positions.numel()),
                    source.shape());
        Tensor values = source.reshape(-1).narrow(0, 0, positions.numel());
        return SetAt.of(flat, values, Places.checked(positions, 0, flat.shape()))
                .reshape(common.dims());
    }

    /// Where `x` is not 0, in row-major order, as I64.
    static Tensor positions(Tensor x) {
        boolean[] chosen = x.toBooleanArray();
        int count = 0;
        for (boolean c : chosen) if (c) count++;
        long[] at = new long[count];
        int n = 0;
        for (int i = 0; i < chosen.length; i++) if (chosen[i]) at[n++] = i;
        return Tensor.wrap(at, count);
    }

    private static void requireMask(String op, Tensor mask) {
        if (mask.dtype() != DType.BOOL)
            throw new IllegalArgumentException(
                    "%s: the mask must be BOOL, got %s of shape %s. Compare first, as in x.gt(0)."
                            .formatted(op, mask.dtype(), mask.shape()));
    }
}
