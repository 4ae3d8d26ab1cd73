package cairn.nn;

import cairn.tensor.Padding;

/// A number around pictures: `v v | 1 2 3 4 | v v` along each dim; see [PaddingLayer].
/// Shape: `[N, C, H, W] → [N, C, H', W']`, also without `N`.
public final class ConstantPad2d extends PaddingLayer {
    /// A layer that adds places with `value`: `new ConstantPad2d(0.5f, 1, 1, 2, 2)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom; negative ones crop
    public ConstantPad2d(float value, int... amounts) {
        super(2, Padding.constant(value), amounts);
    }

    @Override
    boolean hasValue() {
        return true;
    }

    static ConstantPad2d from(LayerConfig c) {
        return new ConstantPad2d((float) c.number("value"), c.integers("padding"));
    }

    @Override
    protected String call() {
        return "new ConstantPad2d(%sf, %s)".formatted(padding().value(), LayerText.list(amounts()));
    }
}
