package cairn.nn;

import cairn.tensor.Padding;

/// A number around volumes: `v v | 1 2 3 4 | v v` along each dim; see [PaddingLayer].
/// Shape: `[N, C, D, H, W] → [N, C, D', H', W']`, also without `N`.
public final class ConstantPad3d extends PaddingLayer {
    /// A layer that adds places with `value`: `new ConstantPad3d(0.5f, 1, 1, 2, 2, 0, 0)`.
    ///
    /// @param amounts one for all sides, or left, right, top, bottom, front, back; negative ones crop
    public ConstantPad3d(float value, int... amounts) {
        super(3, Padding.constant(value), amounts);
    }

    @Override
    boolean hasValue() {
        return true;
    }

    static ConstantPad3d from(LayerConfig c) {
        return new ConstantPad3d((float) c.number("value"), c.integers("padding"));
    }

    @Override
    protected String call() {
        return "new ConstantPad3d(%sf, %s)".formatted(padding().value(), LayerText.list(amounts()));
    }
}
