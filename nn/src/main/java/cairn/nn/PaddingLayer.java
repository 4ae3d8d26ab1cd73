package cairn.nn;

import cairn.tensor.Padding;
import cairn.tensor.Tensor;
import java.util.Arrays;

/// Layers that enlarge sequences, pictures or volumes at their borders: with zeros ([ZeroPad2d]), a number ([ConstantPad2d]), the mirrored
/// inside ([ReflectionPad2d]), the border itself ([ReplicationPad2d]) or the opposite end ([CircularPad2d]).
///
/// Amounts come in pairs (before, after), the last dim first, as in PyTorch: left, right, top, bottom, front, back. One number stands for
/// all sides. A negative amount crops.
public abstract sealed class PaddingLayer extends Layer
        permits ZeroPad1d,
                ZeroPad2d,
                ZeroPad3d,
                ConstantPad1d,
                ConstantPad2d,
                ConstantPad3d,
                ReflectionPad1d,
                ReflectionPad2d,
                ReflectionPad3d,
                ReplicationPad1d,
                ReplicationPad2d,
                ReplicationPad3d,
                CircularPad1d,
                CircularPad2d,
                CircularPad3d {
    private final int dims;
    private final Padding padding;
    private final int[] amounts; // as given

    PaddingLayer(int dims, Padding padding, int[] amounts) {
        this.dims = dims;
        this.padding = padding;
        this.amounts = amounts.clone();
        if (amounts.length != 1 && amounts.length != 2 * dims)
            throw new IllegalArgumentException("%s: needs one amount for all sides or %d for %s, got [%s]."
                    .formatted(
                            getClass().getSimpleName(),
                            2 * dims,
                            new String[] {
                                        "left, right",
                                        "left, right, top, bottom",
                                        "left, right, top, bottom, front, back"
                                    }
                                    [dims - 1],
                            LayerText.list(amounts)));
    }

    /// The amounts as they were given: one for all sides, or one for each.
    public final int[] amounts() {
        return amounts.clone();
    }

    /// What stands in the places that are added.
    public final Padding padding() {
        return padding;
    }

    @Override
    protected final Tensor compute(Tensor x) {
        Check.pictures(label(), dims, x);
        return x.pad(padding, sides());
    }

    private int[] sides() {
        if (amounts.length == 2 * dims) return amounts;
        int[] all = new int[2 * dims];
        Arrays.fill(all, amounts[0]);
        return all;
    }

    @Override
    public final LayerConfig config() {
        LayerConfig c = LayerConfig.of(getClass().getSimpleName());
        return (hasValue() ? c.with("value", padding.value()) : c).with("padding", amounts);
    }

    /// Whether the constructor takes a number to fill with.
    boolean hasValue() {
        return false;
    }
}
